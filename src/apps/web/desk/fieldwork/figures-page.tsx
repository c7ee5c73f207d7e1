import { type FieldNote, type RoundFigures, settleReasons } from '#domains/fieldwork';
import { type QuestionAgreement, type Round, wordsOf } from '#domains/fieldwork/core';
import type { Assets } from '../../shell/assets.ts';
import { Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { RoundFrame } from './round-frame.tsx';

/** How far people agree, question by question; what is to be talked over; and what comes out. */
export function FiguresPage({
  visit,
  assets,
  round,
  figures,
  notes,
  partnerName,
  areaName,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  round: Round;
  figures: RoundFigures;
  notes: readonly FieldNote[];
  partnerName: (id: string) => string;
  areaName: (code: string) => string;
  problem: string | null;
}) {
  const { reader } = visit;
  const { t, number } = reader;
  const address = `/desk/fieldwork/${round.id}`;
  const titleOf = (id: string) => {
    const question = round.questions.find((one) => one.id === id);
    return question === undefined ? id : wordsOf(question, 'en').title;
  };
  const rows = figures.agreement.flatMap(({ question, apart }) => apart.map((one) => ({ question, ...one })));
  return (
    <RoundFrame {...{ visit, assets, round, problem }} page="/figures">
      <p class="lead">{t('desk.fieldwork.figures.lead')}</p>
      <div class="scroll">
        <table class="numbers">
          <thead>
            <tr>
              {(['question', 'areas', 'alpha', 'gate', 'cannot-say', 'mean'] as const).map((name) => (
                <th scope="col" key={name}>
                  {t(`desk.fieldwork.figures.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.agreement.map((one) => (
              <tr key={one.question}>
                <th scope="row">{titleOf(one.question)}</th>
                <td>{number(one.areas)}</td>
                <td>{alphaWords(visit, one)}</td>
                <td>{t(`desk.fieldwork.gate.${one.gate}`)}</td>
                <td>{one.cannotSay === null ? '–' : reader.percent(one.cannotSay)}</td>
                <td>{meanOf(visit, figures, one.question)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details class="fold">
        <summary>{t('desk.fieldwork.pairs')}</summary>
        <p>{t('desk.fieldwork.pairs.about')}</p>
        <ul class="pairs">
          {figures.agreement.flatMap(({ question, pairs }) =>
            pairs
              .filter(({ alpha }) => alpha !== null)
              .map(({ partners, areas, alpha }) => (
                <li key={question + partners.join()}>
                  {titleOf(question)} {partners.map(partnerName).join(' / ')}: {number(alpha ?? 0, 2)} (
                  {t('desk.fieldwork.pairs.areas', { count: areas })})
                </li>
              )),
          )}
        </ul>
      </details>
      <section aria-labelledby="apart">
        <h2 id="apart">{t('desk.fieldwork.apart')}</h2>
        <p>{t('desk.fieldwork.apart.about', { count: rows.length })}</p>
        <ul class="to-settle">
          {rows.slice(0, 60).map(({ question, areaCode, lowest, highest }) => {
            const settled = figures.settled.find((one) => one.question === question && one.areaCode === areaCode);
            return (
              <li key={question + areaCode}>
                <b>{areaName(areaCode)}</b>: {titleOf(question)} {t('desk.fieldwork.apart.from', { lowest, highest })}
                {settled === undefined ? (
                  <form method="post" action={`${address}/settle`} class="inline">
                    <Token visit={visit} />
                    <input type="hidden" name="question" value={question} />
                    <input type="hidden" name="area" value={areaCode} />
                    <label>
                      {t('desk.fieldwork.settle.rating')}{' '}
                      <select name="rating">
                        {[1, 2, 3, 4, 5].map((step) => (
                          <option key={step} value={step}>
                            {number(step)}
                          </option>
                        ))}
                      </select>
                    </label>{' '}
                    <label>
                      {t('desk.fieldwork.settle.reason')}{' '}
                      <select name="reason">
                        {settleReasons.map((reason) => (
                          <option key={reason} value={reason}>
                            {t(`desk.fieldwork.settle.${reason}`)}
                          </option>
                        ))}
                      </select>
                    </label>{' '}
                    <button type="submit" class="second">
                      {t('desk.fieldwork.settle.go')}
                    </button>
                  </form>
                ) : settled.settledBy === null ? (
                  <form method="post" action={`${address}/settle/agree`} class="inline">
                    <Token visit={visit} />
                    <input type="hidden" name="question" value={question} />
                    <input type="hidden" name="area" value={areaCode} />
                    <span>{t('desk.fieldwork.settle.waits', { rating: settled.rating })}</span>{' '}
                    <button type="submit" class="second">
                      {t('desk.fieldwork.settle.agree')}
                    </button>
                  </form>
                ) : (
                  <p>{t('desk.fieldwork.settle.done', { rating: settled.rating })}</p>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">{t('desk.fieldwork.notes')}</h2>
          <ul>
            {notes.map(({ id, areaCode, words, language }) => (
              <li key={id}>
                <b>{areaName(areaCode)}</b>: <bdi lang={language}>{words}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="out">
        <h2 id="out">{t('desk.fieldwork.out')}</h2>
        <p>{t('desk.fieldwork.out.about')}</p>
        <div class="buttons">
          <form method="post" action={`${address}/workbench`}>
            <Token visit={visit} />
            <button type="submit">{t('desk.fieldwork.out.go')}</button>
          </form>
          <a class="button second" href={`${address}/indicator.csv`}>
            {t('desk.fieldwork.out.csv')}
          </a>
        </div>
      </section>
    </RoundFrame>
  );
}

function alphaWords({ reader: { t, number } }: StaffVisit, { alpha, interval }: QuestionAgreement): string {
  if (alpha === null) return '–';
  if (interval === null) return number(alpha, 2);
  return t('desk.fieldwork.figures.between', {
    alpha: number(alpha, 2),
    low: number(interval.low, 2),
    high: number(interval.high, 2),
  });
}

function meanOf({ reader: { number } }: StaffVisit, { estimates }: RoundFigures, id: string): string {
  const found = estimates.find(({ question }) => question === id);
  return found === undefined ? '–' : number(found.mean, 2);
}
