import type { Edges } from './drawn-map.ts';
import type { NamesOnWire } from './on-wire.ts';

export interface KnownAuthority {
  readonly code: string;
  readonly name: string;
  /** Null where none of its areas has a boundary. */
  readonly edges: Edges | null;
}

/** What areas are called and where they lie, fetched when it is first needed: tiles that show a whole country do not say. */
export class KnownNames {
  readonly #address: string;
  #asked: Promise<NamesOnWire> | null = null;

  constructor(address: string) {
    this.#address = address;
  }

  /** The area with this number in the tiles; null where it is not on the map. */
  async area(id: number): Promise<{ code: string; name: string; authority: KnownAuthority | null } | null> {
    const { codes, names, within, authorities } = await this.#read();
    const [code, name] = [codes[id - 1], names[id - 1]];
    if (code === undefined || !name) return null;
    return { code, name, authority: authorityOf(authorities[within[id - 1] ?? -1]) };
  }

  /** The number in the tiles of the area with this code; 0 where there is none. */
  async numberOf(code: string): Promise<number> {
    return (await this.#read()).codes.indexOf(code) + 1;
  }

  async authorities(): Promise<readonly KnownAuthority[]> {
    return (await this.#read()).authorities.flatMap((entry) => authorityOf(entry) ?? []);
  }

  /** The numbers of the areas that lie in an authority. */
  async inside(code: string): Promise<readonly number[]> {
    const { authorities, within } = await this.#read();
    const wanted = authorities.findIndex(([known]) => known === code);
    return within.flatMap((authority, at) => (authority === wanted ? [at + 1] : []));
  }

  #read(): Promise<NamesOnWire> {
    this.#asked ??= fetch(this.#address).then((response) => response.json());
    this.#asked.catch(() => {
      this.#asked = null;
    });
    return this.#asked;
  }
}

function authorityOf(entry: NamesOnWire['authorities'][number] | undefined): KnownAuthority | null {
  if (entry === undefined) return null;
  const [code, name, ...edges] = entry;
  return { code, name, edges: edges.length === 4 ? (edges as unknown as Edges) : null };
}
