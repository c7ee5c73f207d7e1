import { type FindingsBody, type HeardQuestion, type Theme, themes } from '#domains/fieldwork/core';
import type { Reader } from '../shell/reader.ts';
import { Figure } from '../voices/figure.tsx';

const shownPlaces = 12;

/** What people said of their areas, where statistics say otherwise, and what is still not known. */
export function HeardBody({ reader, body }: { reader: Reader; body: FindingsBody }) {
  const { t } = reader;
  const enough = body.areas.filter(({ listened }) => listened === 'enough').length;
  return (
    <>
      <p class="lead">
        {t('heard.lead', {
          enough,
          all: body.areas.length,
          from: reader.date(body.collectedFrom),
          to: reader.date(body.collectedTo),
        })}
      </p>
      <section aria-labelledby="disagree">
        <h2 id="disagree">{t('heard.disagree')}</h2>
        <p>{t('heard.disagree.about')}</p>
        {body.disagreements.length === 0 && <p>{t('heard.disagree.none')}</p>}
        {body.disagreements.map((one) => (
          <Disagreements key={one.axis} {...{ reader, body }} axis={one} />
        ))}
      </section>
      <section aria-labelledby="said">
        <h2 id="said">{t('heard.said')}</h2>
        <p>{t('heard.said.about')}</p>
        {themes.map((theme) => (
          <ThemePart
            key={theme}
            reader={reader}
            theme={theme}
            questions={body.questions.filter((one) => one.theme === theme)}
          />
        ))}
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t('heard.sessions')}</h2>
        <p>
          {t('heard.sessions.people')} <Figure reader={reader} figure={body.sessions.people} />
        </p>
        {body.sessions.people.shown && (
          <dl class="heard-raised">
            {themes.map((theme) => (
              <div key={theme}>
                <dt>{t(`field.theme.${theme}`)}</dt>
                <dd>
                  <Figure reader={reader} figure={body.sessions.raised[theme]} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <Unknown reader={reader} body={body} />
      <section aria-labelledby="how">
        <h2 id="how">{t('heard.how')}</h2>
        <ul class="rules">
          {(['asked', 'alpha', 'model', 'limits', 'back'] as const).map((line) => (
            <li key={line}>{t(`heard.how.${line}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Disagreements({
  reader,
  body,
  axis,
}: {
  reader: Reader;
  body: FindingsBody;
  axis: FindingsBody['disagreements'][number];
}) {
  const { t } = reader;
  const nameOf = new Map(body.areas.map(({ code, name }) => [code, name]));
  const sure = axis.places.filter(({ isSure }) => isSure);
  return (
    <>
      <h3>{t(`axis.${axis.axis}.plain`)}</h3>
      <p>{t('heard.disagree.count', { sure: sure.length, all: axis.places.length })}</p>
      {sure.length > 0 && (
        <ul class="heard-places">
          {sure.slice(0, shownPlaces).map(({ areaCode, difference, low, high }) => (
            <li key={areaCode}>
              <span>
                <a href={reader.href(`/areas/${areaCode}`)} lang="en">
                  <bdi>{nameOf.get(areaCode) ?? areaCode}</bdi>
                </a>
                : {t(difference > 0 ? 'heard.people-more' : 'heard.statistics-more')}
              </span>
              <Difference reader={reader} {...{ difference, low, high }} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** How far apart two views are, in standard deviations, with the middle 90% of what it may be: to the right people say more. */
function Difference({
  reader,
  difference,
  low,
  high,
}: {
  reader: Reader;
  difference: number;
  low: number;
  high: number;
}) {
  const { number, t } = reader;
  const at = (value: number) => 100 + 22 * Math.max(-4, Math.min(4, value));
  return (
    <svg
      viewBox="0 0 200 24"
      width="200"
      height="24"
      role="img"
      aria-label={t('heard.difference', {
        difference: number(difference, 1),
        low: number(low, 1),
        high: number(high, 1),
      })}
    >
      <line x1="100" y1="2" x2="100" y2="22" stroke="#5c5348" />
      <line
        x1={at(low)}
        y1="12"
        x2={at(high)}
        y2="12"
        stroke="#0b5d5e"
        stroke-width="6"
        stroke-linecap="round"
        opacity="0.35"
      />
      <circle cx={at(difference)} cy="12" r="6" fill="#0b5d5e" />
    </svg>
  );
}

function ThemePart({
  reader,
  theme,
  questions,
}: {
  reader: Reader;
  theme: Theme;
  questions: readonly HeardQuestion[];
}) {
  const { t, number, percent } = reader;
  if (questions.length === 0) return null;
  return (
    <>
      <h3>{t(`field.theme.${theme}`)}</h3>
      <ul class="heard-questions">
        {questions.map(({ id, words, gate, mean, low, cannotSay }) => {
          const own = words[reader.language.tag];
          const { title, anchors } = own ?? words.en;
          return (
            <li key={id}>
              <p {...(own === undefined && { lang: 'en', dir: 'ltr' as const })}>{title}</p>
              {mean === null ? (
                <p class="hint">{t('heard.unused')}</p>
              ) : (
                <>
                  <Scale reader={reader} mean={mean} ends={[anchors[0], anchors[4]]} />
                  <p class="hint">
                    {t(gate === 'rely' ? 'heard.rely' : 'heard.tentative', { low: number(low ?? 0, 2) })}
                    {cannotSay !== null && cannotSay > 0 && ` ${t('heard.cannot-say', { share: percent(cannotSay) })}`}
                  </p>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A mean on the scale of the steps, with the words of both ends. */
function Scale({ reader, mean, ends }: { reader: Reader; mean: number; ends: readonly [string, string] }) {
  const { number, t } = reader;
  const x = 20 + (mean - 1) * 65;
  return (
    <div class="heard-scale">
      <svg
        viewBox="0 0 300 30"
        width="300"
        height="30"
        role="img"
        aria-label={t('heard.mean', { mean: number(mean, 1) })}
      >
        <line x1="20" y1="15" x2="280" y2="15" stroke="#dcd2c0" stroke-width="6" stroke-linecap="round" />
        {[1, 2, 3, 4, 5].map((step) => (
          <circle key={step} cx={20 + (step - 1) * 65} cy="15" r="4" fill="#5c5348" />
        ))}
        <circle cx={x} cy="15" r="9" fill="#0b5d5e" />
      </svg>
      <p class="ends" dir="ltr">
        <bdi>{ends[0]}</bdi>
        <bdi>{ends[1]}</bdi>
      </p>
    </div>
  );
}

function Unknown({ reader, body }: { reader: Reader; body: FindingsBody }) {
  const { t, list } = reader;
  const { areasWithoutTwo, unused, cannotSay } = body.unknown;
  const titles = (ids: readonly string[]) =>
    list(
      ids.map((id) => {
        const question = body.questions.find((one) => one.id === id);
        return question === undefined ? id : (question.words[reader.language.tag] ?? question.words.en).title;
      }),
    );
  const unheard = body.areas.filter(({ listened }) => listened !== 'enough');
  return (
    <section aria-labelledby="unknown">
      <h2 id="unknown">{t('heard.unknown')}</h2>
      <ul class="rules">
        <li>{t('heard.unknown.areas', { count: areasWithoutTwo, all: body.areas.length })}</li>
        {unused.length > 0 && (
          <li>
            {t('heard.unknown.unused')} {titles(unused)}
          </li>
        )}
        {cannotSay.length > 0 && (
          <li>
            {t('heard.unknown.cannot-say')} {titles(cannotSay)}
          </li>
        )}
      </ul>
      {unheard.length > 0 && (
        <details class="fold">
          <summary>{t('heard.unknown.which')}</summary>
          <p lang="en">{list(unheard.map(({ name }) => name))}</p>
        </details>
      )}
    </section>
  );
}
