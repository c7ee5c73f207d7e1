/** How what is on this phone is locked: by a key that never leaves the browser, or by one made from words that somebody knows. */
export type LockKind = 'browser' | 'passphrase';

type StoredLock =
  /** Of the browser: it can be used and not be read out. */
  | { readonly kind: 'browser'; readonly key: CryptoKey }
  /** `proof`: something known, locked, which shows whether a passphrase is the right one. */
  | { readonly kind: 'passphrase'; readonly salt: Uint8Array<ArrayBuffer>; readonly proof: Sealed };

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** As many as OWASP's password storage sheet asks of PBKDF2 with SHA-256 (2023). */
const ROUNDS = 600_000;
const PROOF = 'outspoken';

/**
 * A store of this browser that holds nothing in the clear: each entry is sealed with AES-GCM, under its own random vector. It does not help against
 * whoever has the phone open in their hands with a key of the browser, nor against programs that read along.
 */
export class Vault {
  private readonly db: IDBDatabase;
  private readonly key: CryptoKey;
  readonly kind: LockKind;

  private constructor(db: IDBDatabase, key: CryptoKey, kind: LockKind) {
    this.db = db;
    this.key = key;
    this.kind = kind;
  }

  /** locked: it wants a passphrase. */
  static async open(passphrase?: string): Promise<Vault | 'locked' | 'wrong'> {
    const db = await openDatabase();
    const stored = await request<StoredLock | undefined>(db.transaction('lock').objectStore('lock').get('lock'));
    if (stored === undefined) {
      const key = await browserKey();
      const lock: StoredLock = { kind: 'browser', key };
      await write(db, ['lock'], (tx) => tx.objectStore('lock').put(lock, 'lock'));
      return new Vault(db, key, 'browser');
    }
    if (stored.kind === 'browser') return new Vault(db, stored.key, 'browser');
    if (passphrase === undefined) return 'locked';
    const key = await keyFrom(passphrase, stored.salt);
    const isRight = await unseal(key, stored.proof).then(
      (proof) => proof === PROOF,
      () => false,
    );
    return isRight ? new Vault(db, key, 'passphrase') : 'wrong';
  }

  async read<Value>(name: string): Promise<Value | null> {
    const sealed = await request<Sealed | undefined>(this.db.transaction('kept').objectStore('kept').get(name));
    return sealed === undefined ? null : (JSON.parse(await unseal(this.key, sealed)) as Value);
  }

  async readAll<Value>(prefix: string): Promise<Value[]> {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const sealed = await request<Sealed[]>(this.db.transaction('kept').objectStore('kept').getAll(range));
    return Promise.all(sealed.map(async (one) => JSON.parse(await unseal(this.key, one)) as Value));
  }

  /** Resolves once the browser has it on its disk, as far as a browser says. */
  async keep(name: string, value: unknown): Promise<void> {
    const sealed = await seal(this.key, JSON.stringify(value));
    await write(this.db, ['kept'], (tx) => tx.objectStore('kept').put(sealed, name));
  }

  async forget(name: string): Promise<void> {
    await write(this.db, ['kept'], (tx) => tx.objectStore('kept').delete(name));
  }

  /** Locks everything anew, all of it or nothing. Null for a key of the browser. */
  async lockWith(passphrase: string | null): Promise<Vault> {
    const names = await request<IDBValidKey[]>(this.db.transaction('kept').objectStore('kept').getAllKeys());
    const texts: string[] = [];
    for (const name of names) {
      const sealed = await request<Sealed>(this.db.transaction('kept').objectStore('kept').get(name));
      texts.push(await unseal(this.key, sealed));
    }
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const key = passphrase === null ? await browserKey() : await keyFrom(passphrase, salt);
    const lock: StoredLock =
      passphrase === null ? { kind: 'browser', key } : { kind: 'passphrase', salt, proof: await seal(key, PROOF) };
    const sealed = await Promise.all(texts.map((text) => seal(key, text)));
    await write(this.db, ['lock', 'kept'], (tx) => {
      tx.objectStore('lock').put(lock, 'lock');
      for (const [at, name] of names.entries()) tx.objectStore('kept').put(sealed[at], name);
    });
    return new Vault(this.db, key, lock.kind);
  }

  close(): void {
    this.db.close();
  }
}

/** Everything of ours goes from this browser. */
export function removeVault(): Promise<void> {
  return new Promise((resolve, reject) => {
    const removing = indexedDB.deleteDatabase(NAME);
    removing.onsuccess = () => resolve();
    removing.onerror = () => reject(removing.error);
    // Another page of ours holds it open: it goes as soon as that one closes.
    removing.onblocked = () => resolve();
  });
}

const NAME = 'outspoken-field';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('lock');
      opening.result.createObjectStore('kept');
    };
    opening.onsuccess = () => {
      const db = opening.result;
      db.onversionchange = () => db.close();
      resolve(db);
    };
    opening.onerror = () => reject(opening.error);
  });
}

function request<Value>(asked: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result as Value);
    asked.onerror = () => reject(asked.error);
  });
}

function write(db: IDBDatabase, stores: string[], put: (tx: IDBTransaction) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    tx.onerror = () => reject(tx.error);
    put(tx);
  });
}

const browserKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize('NFKC').trim());
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function seal(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)) };
}

async function unseal(key: CryptoKey, { iv, bytes }: Sealed): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes));
}
