import type { RecipeDraft } from '#domains/mapping/core';
import type { Reader } from '../../shell/reader.ts';
import { announcement, type Outcome, PreviewPanel } from './preview-panel.tsx';
import { weightField } from './read-change.ts';
import { addressOf, Seen, WorkingPage, type WorkingPageProps } from './working-frame.tsx';

/** What was typed into a form that was not taken, or only tried; and what is wrong with it, by field. */
export interface Typed {
  readonly fields: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, string>;
}

export const nothingTyped: Typed = { fields: new Map(), problems: new Map() };

/** The recipe as a tree of groups with the weights of their members, beside what it comes to. */
export function RecipePage({
  outcome,
  typed,
  isTried,
  problem,
  map,
  ...props
}: WorkingPageProps & {
  outcome: Outcome;
  typed: Typed;
  /** Whether the preview is of weights that were typed and not kept. */
  isTried: boolean;
  problem?: string;
  map: MapChoice | null;
}) {
  const { visit, working, mayChange } = props;
  const { reader } = visit;
  const { t } = reader;
  const { recipe } = working.state;
  const tops = recipe.groups.filter(
    ({ id }) => !recipe.groups.some(({ members }) => members.some((one) => one.id === id)),
  );
  const held = new Set(recipe.groups.flatMap(({ members }) => members.map(({ id }) => id)));
  const unused = recipe.indicators.filter(({ id }) => !held.has(id));
  return (
    <WorkingPage {...props} tab="recipe" hasIsland {...(problem !== undefined && { problem })}>
      <what-if
        data-address={addressOf(working, 'what-if')}
        data-token={visit.formToken}
        data-seen={working.steps.length}
        data-failed={t('desk.bench.what-if.failed')}
        {...(map && { 'data-axis': map.axis })}
      >
        <div class="bench">
          <section aria-labelledby="groups">
            <h2 id="groups">{t('desk.bench.groups')}</h2>
            {tops.length === 0 && <p>{t('desk.bench.groups.none')}</p>}
            <form method="post" action={addressOf(working, 'changes')} class="weighing">
              <Seen visit={visit} working={working} />
              <input type="hidden" name="kind" value="weights" />
              {tops.map((group) => (
                <GroupCard key={group.id} group={group} recipe={recipe} typed={typed} props={props} />
              ))}
              {tops.length > 0 && mayChange && (
                <div class="keep">
                  <button type="submit" name="do" value="keep">
                    {t('desk.bench.keep')}
                  </button>
                  <button type="submit" name="do" value="try" class="second">
                    {t('desk.bench.try')}
                  </button>
                  <p>
                    <span aria-live="polite" data-announce>
                      {announcement(outcome, reader)}
                    </span>{' '}
                    <strong data-not-kept hidden={!isTried}>
                      {t('desk.bench.not-kept')}
                    </strong>
                  </p>
                  <p class="problem" data-problem hidden />
                </div>
              )}
            </form>
            {unused.length > 0 && (
              <div class="card">
                <h3>{t('desk.bench.unused')}</h3>
                <ul>
                  {unused.map(({ id, title }) => (
                    <li key={id}>
                      <a href={addressOf(working, 'indicators', id)}>{title}</a>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {mayChange && (
              <p class="links row">
                <a href={addressOf(working, 'add')}>{t('desk.bench.add-indicator')}</a>
                <a href={addressOf(working, 'add-group')}>{t('desk.bench.add-group')}</a>
                <a href={addressOf(working, 'settings')}>{t('desk.bench.settings')}</a>
              </p>
            )}
          </section>
          <section aria-labelledby="preview" class="comes-to">
            <h2 id="preview">
              {t('desk.bench.preview')} {isTried && <small class="tried">{t('desk.bench.tried')}</small>}
            </h2>
            {map && <MapPart map={map} reader={reader} />}
            <div data-preview>
              <PreviewPanel outcome={outcome} reader={reader} />
            </div>
          </section>
        </div>
      </what-if>
    </WorkingPage>
  );
}

/** The map of one axis of the recipe as it is kept, or as it is tried. */
export interface MapChoice {
  readonly axis: string;
  readonly title: string;
  readonly axes: readonly { readonly id: string; readonly title: string; readonly address: string }[];
  /** The server's picture; null where the areas have no place on a map. */
  readonly picture: {
    readonly address: string;
    readonly layout: 'hexagons' | 'dots';
    readonly width: number;
    readonly height: number;
  } | null;
}

function MapPart({ map, reader }: { map: MapChoice; reader: Reader }) {
  const { t } = reader;
  if (map.picture === null) return <p class="hint">{t('desk.bench.map.none')}</p>;
  return (
    <figure class="bench-map">
      <img
        src={map.picture.address}
        width={map.picture.width}
        height={map.picture.height}
        alt={t('desk.bench.map.alt', { axis: map.title })}
      />
      <figcaption>
        {map.axes.length > 1 && (
          <nav class="tabs" aria-label={t('desk.bench.map.axes')}>
            {map.axes.map(({ id, title, address }) => (
              <a key={id} href={address} {...(id === map.axis && { 'aria-current': 'true' as const })}>
                {title}
              </a>
            ))}
          </nav>
        )}
        <span class="hint">{t(`desk.bench.map.${map.picture.layout}`)}</span>
      </figcaption>
    </figure>
  );
}

type Group = RecipeDraft['groups'][number];

function GroupCard({
  group,
  recipe,
  typed,
  props,
}: {
  group: Group;
  recipe: RecipeDraft;
  typed: Typed;
  props: WorkingPageProps;
}) {
  return (
    <fieldset class={`card group ${group.id}`}>
      <legend>{group.title}</legend>
      <GroupBody group={group} recipe={recipe} typed={typed} props={props} depth={0} />
    </fieldset>
  );
}

/** Deeper than this nobody nests; a recipe that did would only be drawn flat. */
const deepest = 8;

function GroupBody({
  group,
  recipe,
  typed,
  props,
  depth,
}: {
  group: Group;
  recipe: RecipeDraft;
  typed: Typed;
  props: WorkingPageProps;
  depth: number;
}) {
  const { working, visit, mayChange } = props;
  const { reader } = visit;
  const { t } = reader;
  const largest = Math.max(1, ...group.members.map(({ weight }) => weight * 2));
  return (
    <>
      <p class="hint">
        {t(`desk.bench.way.${group.aggregate}`)}
        {mayChange && (
          <>
            {' '}
            <a href={addressOf(working, 'groups', group.id)}>
              {t('desk.bench.change-group')} <span class="unseen">{group.title}</span>
            </a>
          </>
        )}
      </p>
      {group.members.length === 0 && <p>{t('desk.bench.group.empty')}</p>}
      <ul class="members">
        {group.members.map(({ id, weight }) => {
          const inner = recipe.groups.find((one) => one.id === id);
          const indicator = recipe.indicators.find((one) => one.id === id);
          const title = inner?.title ?? indicator?.title ?? id;
          return (
            <li key={id}>
              <WeightRow
                name={weightField(group.id, id)}
                title={title}
                address={indicator ? addressOf(working, 'indicators', id) : addressOf(working, 'groups', id)}
                weight={weight}
                largest={largest}
                typed={typed}
                mayChange={mayChange}
                reader={reader}
              />
              {inner && depth < deepest && (
                <div class="inner">
                  <GroupBody group={inner} recipe={recipe} typed={typed} props={props} depth={depth + 1} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function WeightRow({
  name,
  title,
  address,
  weight,
  largest,
  typed,
  mayChange,
  reader,
}: {
  name: string;
  title: string;
  address: string;
  weight: number;
  largest: number;
  typed: Typed;
  mayChange: boolean;
  reader: Reader;
}) {
  const { t, number } = reader;
  const problem = typed.problems.get(name);
  if (!mayChange)
    return (
      <div class="weight">
        <a href={address}>{title}</a> <b>{number(weight, 6)}</b>
      </div>
    );
  return (
    <div class={problem ? 'weight wrong' : 'weight'}>
      <a href={address}>{title}</a>
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          <span class="unseen">{t('desk.problem')} </span>
          {problem}
        </p>
      )}
      <input
        type="text"
        inputmode="decimal"
        name={name}
        value={typed.fields.get(name) ?? String(weight)}
        aria-label={t('desk.bench.weight.of', { title })}
        data-largest={largest}
        {...(problem && { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-problem` })}
      />
    </div>
  );
}
