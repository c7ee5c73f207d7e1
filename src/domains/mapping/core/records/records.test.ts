import { describe, expect, it } from 'vitest';
import type { PublicAuditRow } from '../audit/public-audit.ts';
import type { IndexVersion } from '../version/index-version.ts';
import { equalityFile } from './equality-file.ts';
import { countBlanks, type MapRecord, recordMarkdown } from './record.ts';
import { type RecordContext, transparencyRecord } from './transparency-record.ts';

const version: IndexVersion = {
  ...{ id: 'ours-v2', recipeId: 'ours', title: 'Need <b>here</b>', status: 'published', vintage: 'lad24' },
  ...{ createdAt: '2026-11-20T10:00:00Z', publishedAt: '2026-11-24T10:00:00Z', areaCount: 296, recipe: {} },
  provenance: {
    ...{ programVersion: '0.1.0', seed: 7, draws: 1000, associationGate: 'checked' },
    inputs: [{ file: 'figures.csv', sha256: 'ab12' }],
    warnings: ['2 codes are no areas.'],
  },
  indicators: [
    { id: 'pay', title: 'Pay', source: 'ONS', licence: 'OGL-3.0', year: 2024, direction: -1, imputed: 3, treated: 1 },
  ],
  groups: [
    {
      id: 'vulnerability',
      title: 'Vulnerability',
      aggregate: 'weighted-mean',
      isTop: true,
      members: [{ id: 'pay', weight: 2 }],
    },
  ],
  coverage: [{ groupId: 'vulnerability', of: 'people', shareInTopDecile: 0.123 }],
};
const context: RecordContext = {
  publicUrl: 'https://map.example.org',
  recorded: [{ title: 'Data protection impact assessment', by: 'Amina Rahman', reviewBy: '2027-05-01' }],
  published: { by: ['Sam Okoro', 'Amina Rahman'], on: '2026-11-24' },
  challenges: { shown: 3, answered: 2 },
};
const row: PublicAuditRow = {
  ...{ characteristic: 'muslim', areas: 296, spearman: 0.31, selectionRatio: 1.4, exposureIndex: 1.02 },
  ...{ partial: null, throughNeed: null, isFew: true },
};

const linesOf = (record: MapRecord, label: string) =>
  record.sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.label === label && 'lines' in field ? field.lines : []));

describe('the transparency record', () => {
  const record = transparencyRecord(version, context);

  it('holds what is known of the version', () => {
    expect(linesOf(record, 'Source data')).toEqual([
      'Pay: ONS, 2024, OGL-3.0; a smaller figure means more need; 3 of 296 areas had no figure and were filled in; extreme figures treated: 1.',
    ]);
    expect(linesOf(record, 'Detailed description')).toEqual(['Vulnerability: weighted mean of Pay (weight 2).']);
    expect(linesOf(record, 'Completeness and limits')).toContain(
      'The top decile of areas by Vulnerability holds 12.3% of the people; 87.7% live elsewhere.',
    );
    expect(linesOf(record, 'Human decisions and review')).toContain(
      'Published by Sam Okoro and Amina Rahman on 2026-11-24.',
    );
    expect(linesOf(record, 'Appeals and review')[0]).toContain('3 were let through and 2 answered');
  });

  it('leaves to people what only they can judge', () => {
    expect(countBlanks(record)).toBe(14);
    expect(countBlanks(transparencyRecord(version, { ...context, published: null, recorded: [] }))).toBe(16);
    expect(linesOf(record, 'Benefit')).toEqual([]);
  });

  it('is a text in which other people’s words are only words', () => {
    const text = recordMarkdown(record);
    expect(text).toContain('# Algorithmic transparency record: Need \\<b\\>here\\</b\\>');
    expect(text.match(/To be answered by people/g)).toHaveLength(countBlanks(record));
  });
});

describe('the equality file', () => {
  it('brings the audit as the public sees it, and judges nothing', () => {
    const file = equalityFile(version, [{ title: 'Vulnerability', rows: [row] }], context);
    expect(linesOf(file, 'Audit of Vulnerability')).toEqual([
      'muslim, over 296 areas: selection 1.40, exposure 1.02, correlation 0.31, at equal need not shown.',
    ]);
    const [due] = file.sections.filter(({ title }) => title === 'Due regard');
    expect(due?.fields.every((field) => 'question' in field)).toBe(true);
  });

  it('says that no audit was made', () => {
    const file = equalityFile(version, null, context);
    expect(linesOf(file, 'Audit')).toEqual([]);
    expect(countBlanks(file)).toBe(
      countBlanks(equalityFile(version, [{ title: 'Vulnerability', rows: [row] }], context)),
    );
  });
});
