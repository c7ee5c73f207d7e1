import type { PublicAuditRow } from '../audit/public-audit.ts';
import type { IndexVersion } from '../version/index-version.ts';
import { describeData, describeGroups, describeLimits } from './describe-method.ts';
import { blank, filled, type MapRecord, type RecordField } from './record.ts';
import type { RecordContext } from './transparency-record.ts';

/** The audit of one axis, as the public sees it. */
export interface AuditedAxis {
  readonly title: string;
  readonly rows: readonly PublicAuditRow[];
}

/**
 * A file for the Public Sector Equality Duty (Equality Act 2010, section 149). The duty is the organisation's own, before it decides, with reasonable
 * enquiry, and cannot be handed to a supplier (R (Bridges) v South Wales Police [2020] EWCA Civ 1058, paragraphs 176 to 181 and 201): so the file brings
 * what was measured, and leaves every judgement blank. `audits`: null where none was made.
 */
export function equalityFile(
  version: IndexVersion,
  audits: readonly AuditedAxis[] | null,
  { published, recorded }: RecordContext,
): MapRecord {
  return {
    title: `Equality analysis: ${version.title}`,
    about:
      'For the Public Sector Equality Duty. The program brings what it has measured. Due regard is for named people, before the decision; a file that was only printed does not discharge the duty.',
    sections: [
      {
        title: 'What is to be decided',
        fields: [
          filled('Map', `${version.title} (${version.id}), ${version.areaCount} areas.`),
          blank('Decision', 'What will be decided with this map, by whom and when.'),
          filled('How it is made', ...describeGroups(version)),
          filled('Inputs', ...describeData(version)),
          filled('Limits', ...describeLimits(version)),
        ],
      },
      { title: 'What was measured about protected characteristics', fields: measured(version, audits) },
      {
        title: 'Due regard',
        fields: [
          blank(
            'Eliminating discrimination, harassment and victimisation',
            'Could acting on this map treat people worse because of a protected characteristic, directly or indirectly? What shows that?',
          ),
          blank(
            'Advancing equality of opportunity',
            'Whom does it help, whom does it miss, and what would remove the disadvantage?',
          ),
          blank(
            'Fostering good relations',
            'How will the people who live in the areas it names, and their neighbours, hear of it?',
          ),
          blank(
            'Each protected characteristic',
            'Age, disability, gender reassignment, marriage and civil partnership, pregnancy and maternity, race, religion or belief, sex, sexual orientation: what is known of each, and what is not. The audit speaks only of those in its table.',
          ),
          blank(
            'Whom you asked',
            'Which people and groups were asked, what they said, and what changed because of it.',
          ),
          blank('Decision and reasons', 'What was decided, what spoke against it, and by whom.'),
          blank('Review', 'When this is looked at again, and what would bring that forward.'),
        ],
      },
      {
        title: 'Record',
        fields: [
          filled(
            'Published',
            published === null ? 'Not published.' : `By ${published.by.join(' and ')} on ${published.on}.`,
          ),
          ...(recorded.length === 0
            ? []
            : [filled('On record', ...recorded.map(({ title, by }) => `${title}, by ${by}.`))]),
          blank('Signed', 'Name, role and date.'),
        ],
      },
    ],
  };
}

function measured({ provenance }: IndexVersion, audits: readonly AuditedAxis[] | null): readonly RecordField[] {
  const gate =
    provenance.associationGate === 'checked'
      ? 'Every input was held against a table of protected characteristics. None of them is an input.'
      : 'The inputs were not held against a table of protected characteristics.';
  if (audits === null)
    return [
      filled('Inputs', gate),
      blank('Audit', 'No audit was made: install a table of protected characteristics first.'),
    ];
  return [
    filled('Inputs', gate),
    filled(
      'How to read the audit',
      'Selection: the share of the group who live in the top decile of areas, over that of everybody; 1 is the same. Exposure: the mean score where they live, over that for everybody. Correlation: of the score with their share of the people, and between places of equal need.',
    ),
    ...audits.map(({ title, rows }) => filled(`Audit of ${title}`, ...rows.map(auditLine))),
    blank(
      'What explains it',
      'Where a group is selected more or less often than others: what explains it, and is it fair?',
    ),
  ];
}

function auditLine({
  characteristic,
  areas,
  spearman,
  selectionRatio,
  exposureIndex,
  partial,
}: PublicAuditRow): string {
  const figure = (name: string, value: number | null) => `${name} ${value === null ? 'not shown' : value.toFixed(2)}`;
  const figures = [
    figure('selection', selectionRatio),
    figure('exposure', exposureIndex),
    figure('correlation', spearman),
    figure('at equal need', partial),
  ];
  return `${characteristic}, over ${areas} areas: ${figures.join(', ')}.`;
}
