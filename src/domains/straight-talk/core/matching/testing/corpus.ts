import ar from '../../../corpus/ar.json' with { type: 'json' };
import bn from '../../../corpus/bn.json' with { type: 'json' };
import en from '../../../corpus/en.json' with { type: 'json' };
import so from '../../../corpus/so.json' with { type: 'json' };
import tr from '../../../corpus/tr.json' with { type: 'json' };
import ur from '../../../corpus/ur.json' with { type: 'json' };

/** Rumours in one language, written for this measurement; nobody claims this. */
export interface Corpus {
  readonly language: string;
  readonly label: string;
  readonly claims: readonly string[];
  /** The rumour `of` (from 0) as somebody else would tell it. */
  readonly paraphrases: readonly Retold[];
  /** Different rumours that a careless matcher takes for one. */
  readonly alike: readonly (readonly string[])[];
  /** The same words in Latin letters, for Urdu. */
  readonly romanised?: readonly Retold[];
}

export interface Retold {
  readonly of: number;
  readonly text: string;
}

export const corpora: readonly Corpus[] = [en, ur, ar, bn, so, tr];
