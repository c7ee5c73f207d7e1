import {
  type AreaChanges,
  type AxisChange,
  type InputChange,
  type Mover,
  type NamedArea,
  type RecipeChange,
  type ScoreChange,
  type Standing,
  sizeOf,
} from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';
import type { ComparedVersions } from './comparison.ts';

const namesShown = 20;
const partsShown = 3;

/** What changes from one version to another, in words and in numbers. Exact: for staff alone. */
export function ComparisonView({ reader, compared }: { reader: Reader; compared: ComparedVersions }) {
  const { t } = reader;
  const { comparison } = compared;
  const { recipe, inputs, areas, axes } = comparison;
  return (
    <>
      <h3>{t('desk.diff.recipe')}</h3>
      <Recipe reader={reader} recipe={recipe} />
      <h3>{t('desk.diff.inputs')}</h3>
      <Inputs reader={reader} inputs={inputs} />
      <h3>{t('desk.diff.areas')}</h3>
      <Areas reader={reader} areas={areas} />
      {axes.map((axis) => (
        <Axis key={axis.axis} reader={reader} change={axis} kept={areas.kept} compared={compared} />
      ))}
      <h3>{t('desk.diff.sureness')}</h3>
      <p>{t('desk.diff.draws', comparison.draws)}</p>
      {axes.map((axis) => (
        <Sureness key={axis.axis} reader={reader} change={axis} />
      ))}
    </>
  );
}

function Recipe({ reader, recipe }: { reader: Reader; recipe: readonly RecipeChange[] | null }) {
  const { t } = reader;
  if (recipe === null) return <p>{t('desk.diff.recipe.unreadable')}</p>;
  if (recipe.length === 0) return <p>{t('desk.diff.recipe.same')}</p>;
  return (
    <ul class="rules">
      {recipe.map((change) => {
        const words = recipeWords(reader, change);
        return <li key={words}>{words}</li>;
      })}
    </ul>
  );
}

function recipeWords({ t, number }: Reader, change: RecipeChange): string {
  if (change.kind === 'setting') {
    const { title, setting, before, after } = change;
    const nothing = t('desk.diff.nothing');
    const named = {
      title,
      setting: t(`desk.diff.setting.${setting}`),
      before: before ?? nothing,
      after: after ?? nothing,
    };
    return t(setting === 'title' ? 'desk.diff.change.title' : 'desk.diff.change.setting', named);
  }
  if (change.kind !== 'weight') return t(`desk.diff.change.${change.kind}`, { title: change.title });
  const { title, member } = change;
  const weight = (value: number | null) => (value === null ? '' : number(value, 6));
  const key = change.before === null ? '.new' : change.after === null ? '.gone' : '';
  const weights = { before: weight(change.before), after: weight(change.after) };
  return t(`desk.diff.change.weight${key}`, { title, member, ...weights });
}

function Inputs({ reader, inputs }: { reader: Reader; inputs: readonly InputChange[] }) {
  const { t } = reader;
  if (inputs.length === 0) return <p>{t('desk.diff.inputs.same')}</p>;
  return (
    <ul class="files">
      {inputs.map(({ file, before, after }) => (
        <li key={file}>
          {t(`desk.diff.file.${before === null ? 'added' : after === null ? 'dropped' : 'changed'}`, { file })}
          {[before, after].map((hash) => hash && <code key={hash}>{hash}</code>)}
        </li>
      ))}
    </ul>
  );
}

function Areas({ reader, areas: { kept, added, lost, vintage } }: { reader: Reader; areas: AreaChanges }) {
  const { t } = reader;
  return (
    <ul class="rules">
      <li>{t('desk.diff.areas.kept', { kept })}</li>
      {added.length > 0 && (
        <li>{t('desk.diff.areas.added', { count: added.length, names: namesOf(reader, added) })}</li>
      )}
      {lost.length > 0 && <li>{t('desk.diff.areas.lost', { count: lost.length, names: namesOf(reader, lost) })}</li>}
      {vintage.before !== vintage.after && <li>{t('desk.diff.vintage', vintage)}</li>}
    </ul>
  );
}

function namesOf({ t, list }: Reader, areas: readonly NamedArea[]): string {
  const names = areas.slice(0, namesShown).map(({ code, name }) => (name === code ? code : `${name} (${code})`));
  if (areas.length <= namesShown) return list(names);
  return t('desk.diff.areas.more', { names: names.join(', '), count: areas.length - namesShown });
}

function Axis({
  reader,
  change,
  kept,
  compared,
}: {
  reader: Reader;
  change: AxisChange;
  kept: number;
  compared: ComparedVersions;
}) {
  const { t } = reader;
  const { axis, sureness, steps, movers } = change;
  const changed = [...steps].reduce((sum, [step, count]) => (step === 0 ? sum : sum + count), 0);
  return (
    <section class={axis} aria-labelledby={`axis-${axis}`}>
      <h3 id={`axis-${axis}`}>
        {t(`axis.${axis}.name`)} <small>{t(`axis.${axis}.plain`)}</small>
      </h3>
      {sureness.before === null || sureness.after === null ? (
        <p>{t(sureness.before === null ? 'desk.diff.axis.new' : 'desk.diff.axis.gone')}</p>
      ) : (
        <p>{changed === 0 ? t('desk.diff.axis.same') : t('desk.diff.axis.changed', { changed, kept })}</p>
      )}
      {changed > 0 && <Steps reader={reader} change={change} />}
      {movers.length > 0 && (
        <>
          <h4>{t('desk.diff.movers')}</h4>
          <p class="hint">{t('desk.diff.movers.lead')}</p>
          <ul class="movers">
            {movers.map((mover) => (
              <MoverCard
                key={mover.code}
                reader={reader}
                mover={mover}
                titles={compared.titles}
                reason={compared.reasons.get(axis)?.get(mover.code)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** How many areas moved how far, as bars: towards more need above, towards less below. */
function Steps({ reader, change: { axis, steps } }: { reader: Reader; change: AxisChange }) {
  const { t } = reader;
  const largest = Math.max(...steps.values());
  const words = (step: number) => {
    if (step === 0) return t('desk.diff.step.same');
    const end = { high: t(`axis.${axis}.high`), low: t(`axis.${axis}.low`) };
    return t(`desk.diff.step.${step > 0 ? 'more' : 'less'}`, { count: Math.abs(step), ...end });
  };
  return (
    <table class="steps-moved">
      <thead class="unseen">
        <tr>
          <th scope="col">{t('desk.diff.step')}</th>
          <th scope="col">{t('desk.diff.count')}</th>
        </tr>
      </thead>
      <tbody>
        {[...steps]
          .toSorted(([one], [other]) => other - one)
          .map(([step, count]) => (
            <tr key={step}>
              <th scope="row">{words(step)}</th>
              <td>
                <div class="bar">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect
                      class={step === 0 ? 'same' : 'moved'}
                      width={Math.max(0.5, (100 * count) / largest)}
                      height="10"
                    />
                  </svg>{' '}
                  {reader.number(count)}
                </div>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function MoverCard({
  reader,
  mover: { code, name, before, after },
  titles,
  reason,
}: {
  reader: Reader;
  mover: Mover;
  titles: ReadonlyMap<string, string>;
  reason: ScoreChange | undefined;
}) {
  const standing = ({ band, rank, of }: Standing) => reader.t('desk.diff.standing', { band, rank, of });
  return (
    <li class="card">
      <h5>
        {name} {name !== code && <small>{code}</small>}
      </h5>
      <p>{reader.t('desk.diff.moved', { before: standing(before), after: standing(after) })}</p>
      {reason && (
        <ul>
          {reasonsOf(reader, reason, titles).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Why a score moved: the indicators that did most, each by its figures, weight and method, and the rest of it as one. */
function reasonsOf(
  reader: Reader,
  { parts, remainder }: ScoreChange,
  titles: ReadonlyMap<string, string>,
): readonly string[] {
  const { t, list } = reader;
  const shown = parts.filter((part) => Math.abs(sizeOf(part)) >= tiny).slice(0, partsShown);
  const rest = parts.filter((part) => !shown.includes(part)).reduce((sum, part) => sum + sizeOf(part), remainder);
  if (shown.length === 0 && Math.abs(rest) < tiny) return [t('desk.diff.why.none')];
  const words = shown.map((part) => {
    const causes = (['value', 'weight', 'method'] as const).filter((cause) => Math.abs(part[cause]) >= tiny);
    const said = causes.map((cause) => t(`desk.diff.why.${cause}`, { points: signed(reader, part[cause]) }));
    return t('desk.diff.why.part', { title: titles.get(part.id) ?? part.id, causes: list(said) });
  });
  return Math.abs(rest) < tiny ? words : [...words, t('desk.diff.why.rest', { points: signed(reader, rest) })];
}

const tiny = 1e-9;

const signed = ({ number }: Reader, points: number) =>
  `${points < 0 ? '−' : '+'}${number(Math.abs(points), digitsFor(points))}`;

/** Enough digits for a small change to be more than nothing. */
const digitsFor = (points: number) => Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(Math.abs(points)))));

function Sureness({ reader, change: { axis, sureness } }: { reader: Reader; change: AxisChange }) {
  const { t } = reader;
  const { before, after } = sureness;
  return (
    <table class="sureness">
      <caption>{t(`axis.${axis}.name`)}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('desk.diff.before')}</th>
          <th scope="col">{t('desk.diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {(['sure', 'fair', 'unsure', 'unknown'] as const)
          .filter((kind) => (before?.[kind] ?? 0) + (after?.[kind] ?? 0) > 0)
          .map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`desk.diff.sureness.${kind}`)}</th>
              {[before, after].map((counts, at) => (
                <td key={at === 0 ? 'before' : 'after'}>{counts === null ? '–' : reader.number(counts[kind])}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
