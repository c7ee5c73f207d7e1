import { type PublicNumbers, REPORT_PARTS, type WaveReport } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import type { Assets } from '../../shell/assets.ts';
import type { Reader } from '../../shell/reader.ts';
import { Problem, Token } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { Labelled, type PlanForm } from './plan-form.tsx';
import { WaveDeskPage, type WaveHead } from './waves-frame.tsx';
import { fieldName, told, tongue } from './words.ts';

/** The form of the after-report: three short texts, what failed among them. The figures come by themselves. */
export function ReportPage({
  visit,
  assets,
  head,
  form,
  languages,
  after,
  numbers,
}: {
  visit: StaffVisit;
  assets: Assets;
  head: WaveHead;
  form: PlanForm;
  languages: readonly string[];
  after: number;
  numbers: PublicNumbers;
}) {
  const { reader } = visit;
  const { t } = reader;
  const [main = 'en', ...others] = languages;
  const has = (language: string) => REPORT_PARTS.some((part) => (form.typed.get(`${part}.${language}`) ?? '') !== '');
  const whole = form.problems.get('all');
  return (
    <WaveDeskPage visit={visit} assets={assets} wave={head} title={t('desk.waves.view.report')} tab="report">
      <h1>{t('desk.waves.view.report')}</h1>
      <p class="lead">{t('desk.waves.report.lead')}</p>
      {whole !== undefined && <Problem>{whole}</Problem>}
      <FinalNumbers reader={reader} numbers={numbers} />
      <form method="post" action={`/desk/waves/${head.id}/report`} class="narrow wave-form">
        <Token visit={visit} />
        <input type="hidden" name="after" value={after} />
        {REPORT_PARTS.map((part) => (
          <Part key={part} reader={reader} form={form} part={part} language={main} />
        ))}
        {others.map((language) => (
          <details key={language} class="tongue" open={has(language)}>
            <summary>{tongue(reader, language)}</summary>
            {REPORT_PARTS.map((part) => (
              <Part key={part} reader={reader} form={form} part={part} language={language} />
            ))}
          </details>
        ))}
        <div class="buttons">
          <button type="submit" name="offer" value="yes">
            {t('desk.waves.offer')}
          </button>
          <button type="submit" name="offer" value="no" class="second">
            {t('desk.waves.keep')}
          </button>
        </div>
      </form>
    </WaveDeskPage>
  );
}

function Part({ reader, form, part, language }: { reader: Reader; form: PlanForm; part: string; language: string }) {
  const field = `${part}.${language}`;
  const value = form.typed.get(field) ?? '';
  return (
    <Labelled
      reader={reader}
      form={form}
      field={field}
      label={fieldName(reader, field)}
      hint={reader.t(`desk.waves.hint.${part}`)}
    >
      <textarea
        id={field}
        name={field}
        rows={5}
        lang={language}
        dir={directionOf(value, language)}
        aria-describedby={`${field}-hint`}
      >
        {value}
      </textarea>
    </Labelled>
  );
}

/** What goes with every report, whatever it says. */
export function FinalNumbers({ reader, numbers }: { reader: Reader; numbers: PublicNumbers }) {
  const { t } = reader;
  return (
    <dl class="facts">
      {(['prepared', 'shared', 'shown'] as const).map((name) => (
        <>
          <dt>{t(`desk.waves.numbers.${name}`)}</dt>
          <dd>{told(reader, numbers[name], name === 'shared')}</dd>
        </>
      ))}
    </dl>
  );
}

/** The texts of a report, for whoever decides on it. */
export function ReportTexts({ reader, report }: { reader: Reader; report: WaveReport }) {
  return (
    <dl class="facts">
      {REPORT_PARTS.flatMap((part) =>
        Object.entries(report[part]).map(([language, text]) => (
          <>
            <dt>{fieldName(reader, `${part}.${language}`)}</dt>
            <dd lang={language} dir={directionOf(text, language)}>
              {text}
            </dd>
          </>
        )),
      )}
    </dl>
  );
}
