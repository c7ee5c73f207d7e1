import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { areaRecord, type FieldState, type FormRecord, newId, type SessionRecord, settled } from './form-record.ts';
import { AreaForm, SessionForm } from './forms.tsx';
import type { Parts } from './parts.ts';
import { Locked, Safety } from './safety.tsx';
import { type Sending, sendWaiting } from './send-waiting.ts';
import { Vault } from './vault.ts';

type Place = { readonly kind: 'list' } | { readonly kind: 'form'; readonly name: string };

const SOON = 5_000;
const LATEST = 5 * 60_000;

/** What is on this phone, opened. */
export function App(parts: Parts) {
  const [vault, setVault] = useState<Vault | 'opening' | 'locked' | 'broken' | 'wiped'>('opening');
  useEffect(() => {
    Vault.open().then(
      (opened) => setVault(opened === 'wrong' ? 'locked' : opened),
      () => setVault('broken'),
    );
  }, []);
  const { say } = parts;
  if (vault === 'opening') return <p role="status">…</p>;
  if (vault === 'wiped')
    return (
      <p class="notice done" role="status">
        {say('phone.wiped')}
      </p>
    );
  if (vault === 'broken') return <p class="notice problem">{say('phone.full')}</p>;
  if (vault === 'locked') return <Locked say={say} opened={setVault} />;
  return <Opened {...parts} vault={vault} changeVault={setVault} />;
}

function Opened({
  vault,
  changeVault,
  ...parts
}: Parts & { vault: Vault; changeVault: (vault: Vault | 'wiped') => void }) {
  const { say, addresses } = parts;
  const [state, setState] = useState<FieldState | null>(null);
  const [records, setRecords] = useState<ReadonlyMap<string, FormRecord>>(new Map());
  const [place, setPlace] = useState<Place>({ kind: 'list' });
  const [sending, setSending] = useState<Sending | 'sending' | 'idle'>('idle');
  const [isOnline, setOnline] = useState(navigator.onLine);
  const [isFull, setFull] = useState(false);
  const pause = useRef(SOON);
  const timer = useRef<number | undefined>(undefined);

  const reread = useCallback(async () => {
    const all = await vault.readAll<FormRecord>('form ');
    setRecords(new Map(all.map((one) => [one.name, one])));
  }, [vault]);

  const refresh = useCallback(async () => {
    try {
      const response = await fetch(addresses.state, { signal: AbortSignal.timeout(20_000) });
      if (response.status === 401) return setSending('no-link');
      if (!response.ok) return;
      const fresh = (await response.json()) as FieldState;
      await vault.keep('state', fresh);
      setState(fresh);
    } catch {
      // Without a signal what the phone knows is what there is.
    }
  }, [vault, addresses.state]);

  const send = useCallback(async () => {
    window.clearTimeout(timer.current);
    setSending('sending');
    const how = await sendWaiting(vault, addresses.sync, reread);
    setSending(how);
    await reread();
    if (how === 'sent') {
      pause.current = SOON;
      await refresh();
    } else if (how !== 'no-link') {
      timer.current = window.setTimeout(() => void send(), pause.current);
      pause.current = Math.min(pause.current * 2, LATEST);
    }
  }, [vault, addresses.sync, reread, refresh]);

  useEffect(() => {
    const start = async () => {
      setState(await vault.read<FieldState>('state'));
      await reread();
      await refresh();
      await send();
    };
    void start();
    void navigator.storage?.persist?.();
    const online = () => {
      setOnline(true);
      pause.current = SOON;
      void send();
    };
    const offline = () => setOnline(false);
    const seen = () => void (document.visibilityState === 'visible' && reread());
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.clearTimeout(timer.current);
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [vault, reread, refresh, send]);

  const keep = useCallback(
    async (record: FormRecord) => {
      setRecords((before) => new Map(before).set(record.name, record));
      await vault.keep(`form ${record.name}`, record).then(
        () => setFull(false),
        () => setFull(true),
      );
    },
    [vault],
  );

  if (state === null)
    return <p class="notice">{say(sending === 'no-link' ? 'no-link' : isOnline ? 'phone.sending' : 'phone.first')}</p>;

  const waiting = [...records.values()].filter((one) => one.state === 'waiting').length;
  const open = (name: string) => {
    setPlace({ kind: 'form', name });
    window.scrollTo(0, 0);
  };
  const done = async (record: FormRecord) => {
    await keep({ ...record, state: 'waiting' });
    setPlace({ kind: 'list' });
    window.scrollTo(0, 0);
    void send();
  };
  const warning = isFull && (
    <p class="notice problem" role="alert">
      {say('phone.full')}
    </p>
  );

  if (place.kind === 'form') {
    const back = () => setPlace({ kind: 'list' });
    const shared = { ...parts, state, keep, done, back };
    const record = records.get(place.name);
    if (place.name.startsWith('session '))
      return (
        <>
          {warning}
          <SessionForm {...shared} record={(record as SessionRecord | undefined) ?? newSession(place.name, state)} />
        </>
      );
    const areaCode = place.name.slice('area '.length);
    return (
      <>
        {warning}
        <AreaForm
          {...shared}
          record={areaRecord(areaCode, state, record)}
          settle={(keepWhich, one) => void keep(settled(one, keepWhich)).then(send)}
        />
      </>
    );
  }

  const stateOf = (areaCode: string) => {
    const record = records.get(`area ${areaCode}`);
    if (record !== undefined) return record.state;
    return state.assessments.some((one) => one.areaCode === areaCode) ? 'sent' : 'none';
  };
  const sessions = [...records.values()].filter((one) => one.kind === 'session');
  return (
    <>
      {warning}
      <p class={isOnline ? 'signal' : 'signal off'} role="status">
        {say(isOnline ? 'phone.online' : 'phone.offline')}{' '}
        <b>{waiting === 0 ? say('phone.none-wait') : say('phone.wait', waiting)}</b>
      </p>
      {sending === 'no-link' && <p class="notice problem">{say('no-link')}</p>}
      {sending === 'crowded' && <p class="notice problem">{say('problem.crowded')}</p>}
      {waiting > 0 && (
        <button type="button" disabled={sending === 'sending'} onClick={() => void send()}>
          {say(sending === 'sending' ? 'phone.sending' : 'phone.send')}
        </button>
      )}
      <ul class="field-areas">
        {state.areas.map(({ code, name }) => (
          <li key={code}>
            <button type="button" class="plain" lang="en" onClick={() => open(`area ${code}`)}>
              {name}
            </button>
            <span class={`state ${stateOf(code)}`}>{say(`state.${stateOf(code)}`)}</span>
          </li>
        ))}
        {sessions.map((one) => (
          <li key={one.name}>
            <button type="button" class="plain" onClick={() => open(one.name)}>
              {say('session.title')}:{' '}
              <span lang="en">{state.sessionAreas.find(({ code }) => code === one.areaCode)?.name}</span>
            </button>
            <span class={`state ${one.state}`}>{say(`state.${one.state}`)}</span>
          </li>
        ))}
      </ul>
      <button type="button" class="second" onClick={() => open(`session ${newId()}`)}>
        {say('session.add')}
      </button>
      <Safety {...{ say, vault, changeVault, reread }} />
    </>
  );
}

function newSession(name: string, state: FieldState): SessionRecord {
  const none = {
    drivers: 0,
    protective: 0,
    services: 0,
    trust: 0,
    isolation: 0,
    tensions: 0,
    'reach-online': 0,
    'reach-offline': 0,
  };
  return {
    ...{ kind: 'session', name, sessionId: name.slice('session '.length), areaCode: state.sessionAreas[0]?.code ?? '' },
    ...{ state: 'begun', baseVersion: 0, submissionId: newId(), problem: null, theirs: null },
    counts: {
      heldOn: new Date().toISOString().slice(0, 10),
      way: 'in-person',
      people: 0,
      raised: none,
      knewWhomToAsk: 0,
    },
  };
}
