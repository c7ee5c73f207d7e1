import type { Generated } from 'kysely';

export type FileTables = {
  'platform.file_contents': { id: Generated<string>; touched_at: Generated<Date> };
  'platform.file_chunks': { content_id: string; start: number; bytes: Uint8Array };
  'platform.files': { sha256: string; bytes: number; content_id: string; stored_at: Generated<Date> };
};

/** A file, named by what is in it. */
export interface StoredFile {
  /** In hexadecimal. */
  readonly sha256: string;
  /** Its length. */
  readonly bytes: number;
}
