import { useEffect, useState } from 'preact/hooks';
import type { FormRecord } from './form-record.ts';
import type { Parts } from './parts.ts';
import { removeVault, Vault } from './vault.ts';

type Say = Parts['say'];

/** A phone whose forms are locked with words. */
export function Locked({ say, opened }: { say: Say; opened: (vault: Vault) => void }) {
  const [isWrong, setWrong] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const unlock = async (passphrase: string) => {
    setBusy(true);
    const vault = await Vault.open(passphrase);
    setBusy(false);
    if (vault instanceof Vault) opened(vault);
    else setWrong(true);
  };
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock(String(new FormData(event.currentTarget).get('passphrase') ?? ''));
      }}
    >
      <label for="passphrase">{say('phone.passphrase.ask')}</label>
      {isWrong && (
        <p class="problem" role="alert">
          {say('phone.passphrase.wrong')}
        </p>
      )}
      <input id="passphrase" name="passphrase" type="password" autoComplete="off" required />
      <button type="submit" disabled={isBusy}>
        {say('phone.passphrase.go')}
      </button>
    </form>
  );
}

/** How what is on this phone is kept, what that does not protect against, and how to take it along or away. */
export function Safety({
  say,
  vault,
  changeVault,
  reread,
}: {
  say: Say;
  vault: Vault;
  changeVault: (vault: Vault | 'wiped') => void;
  reread: () => Promise<void>;
}) {
  const [isKept, setKept] = useState<boolean | null>(null);
  const [isSure, setSure] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setKept);
  }, []);

  const lock = async (passphrase: string | null) => changeVault(await vault.lockWith(passphrase));
  const save = async () => {
    const forms = await vault.readAll<FormRecord>('form ');
    const file = new Blob([JSON.stringify({ format: 'outspoken-field-forms/1', forms })], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'forms.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const load = async (file: File | undefined) => {
    const read = file === undefined ? null : readForms(await file.text());
    for (const record of read ?? []) {
      const here = await vault.read<FormRecord>(`form ${record.name}`);
      // What is on the phone stays: a file brings back what is gone, and overwrites nothing.
      if (here === null) await vault.keep(`form ${record.name}`, record);
    }
    await reread();
    setSaid(say('phone.loaded', read?.length ?? 0));
  };
  const wipe = async () => {
    if (!isSure) return setSure(true);
    vault.close();
    await removeVault();
    for (const name of await caches.keys()) if (name.startsWith('field ')) await caches.delete(name);
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.unregister();
    changeVault('wiped');
  };

  return (
    <details class="fold safety">
      <summary>{say('phone.safety')}</summary>
      <p>{say(vault.kind === 'browser' ? 'phone.key' : 'phone.passphrase.set')}</p>
      {isKept !== null && <p>{say(isKept ? 'phone.persist' : 'phone.no-persist')}</p>}
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          const words = String(new FormData(event.currentTarget).get('new-passphrase') ?? '');
          if (words.trim().length >= 8) void lock(words);
        }}
      >
        <label for="new-passphrase">{say('phone.passphrase.label')}</label>
        <input id="new-passphrase" name="new-passphrase" type="password" minLength={8} autoComplete="off" required />
        <button type="submit" class="second">
          {say('phone.passphrase')}
        </button>
      </form>
      <p>
        <button type="button" class="second" onClick={() => void save()}>
          {say('phone.save')}
        </button>{' '}
        {say('phone.save.hint')}
      </p>
      <div class="field">
        <label for="forms-file">{say('phone.load')}</label>
        <input
          id="forms-file"
          type="file"
          accept="application/json"
          onChange={(event) => void load(event.currentTarget.files?.[0])}
        />
        <p role="status">{said}</p>
      </div>
      <button type="button" class="second" onClick={() => void wipe()}>
        {say(isSure ? 'phone.wipe.sure' : 'phone.wipe')}
      </button>
    </details>
  );
}

function readForms(text: string): readonly FormRecord[] | null {
  try {
    const read = JSON.parse(text) as { format?: unknown; forms?: unknown };
    if (read.format !== 'outspoken-field-forms/1' || !Array.isArray(read.forms)) return null;
    return (read.forms as FormRecord[]).filter(
      ({ name, kind, submissionId }) =>
        /^(area [ENSW]\d{8}|session [0-9a-f]{32})$/.test(name) &&
        (kind === 'assessment' || kind === 'session') &&
        /^[0-9a-f]{32}$/.test(submissionId),
    );
  } catch {
    return null;
  }
}
