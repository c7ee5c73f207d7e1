import { accept, type Result, refuse } from '#foundations/result';
import { graphemeCount, presentable } from '#foundations/text';
import type { Texts } from './texts.ts';

/** What an organiser tells everybody once a wave is over. */
export interface WaveReport {
  /** What happened. */
  readonly happened: Texts;
  /** What did not work. Something never does. */
  readonly failed: Texts;
  /** What will be done differently. */
  readonly learned: Texts;
}

export const REPORT_PARTS = ['happened', 'failed', 'learned'] as const;
export const LONGEST_PART = 2000;

export interface ReportProblem {
  readonly field: string;
  readonly kind: 'empty' | 'no-letters' | 'too-long' | 'lacks-language';
  readonly limit?: number;
}

/** Reads the form of an after-report: the first language whole, others where there is anything of them. */
export function readReport(
  typed: ReadonlyMap<string, string>,
  languages: readonly string[],
): Result<WaveReport, readonly ReportProblem[]> {
  const said = (field: string) => presentable(typed.get(field) ?? '');
  const used = languages.filter((language) => REPORT_PARTS.some((part) => said(`${part}.${language}`) !== ''));
  const inAll = used.length === 0 ? languages.slice(0, 1) : used;
  const problems: ReportProblem[] = [];
  const read = (part: (typeof REPORT_PARTS)[number]): Texts =>
    Object.fromEntries(
      inAll.map((language) => {
        const field = `${part}.${language}`;
        const text = said(field);
        if (text === '') problems.push({ field, kind: language === inAll[0] ? 'empty' : 'lacks-language' });
        else if (!/\p{L}/u.test(text)) problems.push({ field, kind: 'no-letters' });
        else if (graphemeCount(text, 'en') > LONGEST_PART)
          problems.push({ field, kind: 'too-long', limit: LONGEST_PART });
        return [language, text];
      }),
    );
  const report = { happened: read('happened'), failed: read('failed'), learned: read('learned') };
  return problems.length > 0 ? refuse(problems) : accept(report);
}
