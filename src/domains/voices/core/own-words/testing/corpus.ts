import ar from '../../../corpus/ar.json' with { type: 'json' };
import bn from '../../../corpus/bn.json' with { type: 'json' };
import en from '../../../corpus/en.json' with { type: 'json' };
import so from '../../../corpus/so.json' with { type: 'json' };
import tr from '../../../corpus/tr.json' with { type: 'json' };
import ur from '../../../corpus/ur.json' with { type: 'json' };

/** Statements in one language, written for this demonstration; nobody said this. */
export interface Corpus {
  readonly language: string;
  readonly label: string;
  readonly statements: readonly { readonly prompt: number; readonly text: string }[];
  /** The same thought as the statement `of` (from 0), in other words, written by hand. */
  readonly paraphrases: readonly { readonly of: number; readonly text: string }[];
  /** Different people on the same prompt, who begin or end alike. */
  readonly alike: readonly (readonly string[])[];
}

export const corpora: readonly Corpus[] = [en, ur, ar, bn, so, tr];
