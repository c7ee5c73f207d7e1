/** The named columns of one CSV file, and nothing else of it. Rows are in the file's order. */
export interface Table {
  /** As the caller named it. */
  readonly file: string;
  /** Of the file as it lies on disk, in hexadecimal: compressed where it is compressed. */
  readonly sha256: string;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** Cells as written; a blank cell is the empty string. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** A blank cell is NaN, and only a blank cell is: every other one was a finite number. */
  readonly numbers: ReadonlyMap<string, Float64Array<ArrayBuffer>>;
  /** Where each row stands in a spreadsheet: the header is row 1. */
  readonly rowNumbers: Uint32Array<ArrayBuffer>;
}

/** Which columns to keep, and how to read them. A column may be asked for both ways. */
export interface Columns {
  readonly texts?: readonly string[];
  readonly numbers?: readonly string[];
}

/** Where reading stops, so that no file can exhaust the machine. */
export interface TableLimits {
  /** The longest line or record, in bytes. */
  readonly recordBytes: number;
  /** The largest table, in bytes once decompressed. */
  readonly tableBytes: number;
  /** The largest growth by decompression; judged from 16 MiB on, since small files may compress very well. */
  readonly growth: number;
}

export const defaultLimits: TableLimits = { recordBytes: 1 << 20, tableBytes: 2 ** 31, growth: 100 };

export type TableProblem =
  | { readonly kind: 'missing-file'; readonly file: string }
  | { readonly kind: 'not-a-file'; readonly file: string }
  | { readonly kind: 'unreadable-file'; readonly file: string; readonly reason: string }
  | { readonly kind: 'empty-file'; readonly file: string }
  | { readonly kind: 'no-rows'; readonly file: string }
  | { readonly kind: 'damaged-gzip'; readonly file: string }
  | { readonly kind: 'table-too-large'; readonly file: string; readonly limitBytes: number }
  | { readonly kind: 'grows-too-much'; readonly file: string; readonly limit: number }
  | { readonly kind: 'record-too-long'; readonly file: string; readonly row: number; readonly limitBytes: number }
  | { readonly kind: 'not-utf8'; readonly file: string; readonly afterRow: number }
  | { readonly kind: 'bad-quotes'; readonly file: string; readonly row: number }
  | {
      readonly kind: 'missing-column';
      readonly file: string;
      readonly column: string;
      readonly header: readonly string[];
    }
  | { readonly kind: 'duplicate-column'; readonly file: string; readonly column: string }
  | {
      readonly kind: 'ragged-row';
      readonly file: string;
      readonly row: number;
      readonly expected: number;
      readonly got: number;
    }
  | {
      readonly kind: 'not-a-number';
      readonly file: string;
      readonly row: number;
      readonly column: string;
      readonly text: string;
    };
