export const importKinds = ['areas', 'lookup', 'table'] as const;

/** What a file brings: areas with or without their boundaries, what became of areas over the years, or a table of figures. */
export type ImportKind = (typeof importKinds)[number];

/**
 * Where an import stands. received: nobody has said yet what is what in the file. faulty: the last check, or the storing, found what has to be mended.
 * failed: the program could not do it. removed: the file is gone, by somebody's wish or because nobody went on.
 */
export type ImportState = 'received' | 'checking' | 'faulty' | 'checked' | 'storing' | 'stored' | 'failed' | 'removed';

/** While somebody waits for the program. */
export const working: readonly ImportState[] = ['checking', 'storing'];

/** While nothing is decided, and the file may still be checked, stored or removed. */
export const open: readonly ImportState[] = ['received', 'faulty', 'checked', 'failed'];

/** How far the work on a file is: areas read of so many, where that is known. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

/** A file that somebody brings in, and how far that is. */
export interface Import {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: number;
  /** Of the kept file; null once it is let go. */
  readonly sha256: string | null;
  readonly state: ImportState;
  /** Counts what was asked for: whoever asks names the turn that they saw, and the work of an older turn counts for nothing. */
  readonly turn: number;
  readonly progress: Progress | null;
  /** How the file begins, what somebody said of it, and what came of that: shapes that the flows of the worker know. */
  readonly look: unknown;
  readonly wishes: unknown;
  readonly report: unknown;
  readonly receivedBy: string;
  readonly receivedAt: Date;
  /** Who asked last for something. */
  readonly askedBy: string;
  readonly askedAt: Date;
}

/** For how long an uploaded file waits for somebody to go on with it. */
export const patienceDays = 7;

/** The largest file that is taken, in bytes as it is sent. */
export const uploadLimitBytes = 200 * 2 ** 20;
