import type { Context } from 'hono';
import type { SlurList } from '#domains/voices';
import type { HashKey } from '#foundations/text';
import type { Codes } from '#platform/codes';
import type { Database } from '#platform/database';
import type { Seals } from '#platform/seals';
import type { RespondKept } from '../shell/kept-pages.ts';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import type { WebEnv } from '../shell/respond.ts';
import type { Room } from '../shell/room.ts';
import type { PaintCard } from './card.ts';
import type { WaveReader } from './wave-reader.ts';

/** What the pages of waves are made of. */
export interface VoicesParts {
  readonly db: Database;
  readonly codes: Codes;
  readonly seals: Seals;
  /** What the words of statements are scrambled with. */
  readonly wordsKey: HashKey;
  /** What browsers subscribe with. */
  readonly pushKey: string;
  /** What the queue of moderation is told of. */
  readonly slurs: SlurList;
  readonly waves: WaveReader;
  readonly paintCard: PaintCard;
  readonly respondKept: RespondKept;
  /** What every page is wrapped in, without anything of the map. */
  readonly site: () => Site;
  readonly room: Room;
  /** Where on the network a request comes from; null where that cannot be told. */
  readonly placeOf: (context: Context<WebEnv>) => string | null;
  readonly now: () => Date;
  /** Readers of every language, at one address. */
  readonly readers: (here: string) => readonly Reader[];
}
