import type { Generated } from 'kysely';
import type { ImportKind, ImportState, Progress } from '../core/import.ts';

export type ImportsTables = {
  'imports.imports': {
    id: Generated<string>;
    kind: ImportKind;
    file_name: string;
    bytes: number;
    sha256: string | null;
    state: ImportState;
    turn: Generated<number>;
    /** JSON goes in as text. */
    progress: Json<Progress | null>;
    look: Json<unknown>;
    wishes: Json<unknown>;
    report: Json<unknown>;
    received_by: string;
    received_at: Date;
    asked_by: string;
    asked_at: Date;
  };
};

type Json<Value> = import('kysely').ColumnType<Value, string | null, string | null>;
