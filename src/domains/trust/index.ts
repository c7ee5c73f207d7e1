export { keepResponse, readSurveyResults } from './actions/survey.ts';
export { migrations } from './store/migrations.ts';
