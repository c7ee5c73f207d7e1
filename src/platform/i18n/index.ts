export { type Catalogue, SOURCE_LANGUAGE, type Translate, type Values } from './catalogue.ts';
export { checkCatalogue, type TranslationGap } from './check-catalogue.ts';
export type { Formats } from './formats.ts';
export type { CatalogueProblem, Language } from './language-file.ts';
export { loadCatalogue } from './load-catalogue.ts';
export { negotiateLanguage } from './negotiate-language.ts';
