import type { IndexVersion } from '../version/index-version.ts';
import { describeData, describeGroups, describeLimits } from './describe-method.ts';
import { blank, filled, type MapRecord } from './record.ts';

/** What is known beside the version itself. */
export interface RecordContext {
  /** Where the public finds the map. */
  readonly publicUrl: string;
  /** What was recorded before anything was published: which text, by whom, when it has to be looked at again. */
  readonly recorded: readonly { readonly title: string; readonly by: string; readonly reviewBy: string }[];
  /** Who proposed and who decided to publish this version; null for one that was never public. */
  readonly published: { readonly by: readonly string[]; readonly on: string } | null;
  /** How many challenges to its figures were let through, and how many of them have been answered. */
  readonly challenges: { readonly shown: number; readonly answered: number };
}

const phases: Readonly<Record<IndexVersion['status'], string>> = {
  example: 'Not in use: a worked example.',
  draft: 'Pre-deployment',
  published: 'Production',
  superseded: 'Retired: a newer version took its place.',
  withdrawn: 'Retired: withdrawn.',
};

/**
 * A record for the UK Algorithmic Transparency Recording Standard: its sections and fields are those of the template of version 3.0 (metadata, tier 1,
 * the five parts of tier 2). What the program knows is filled in; the rest is for the organisation.
 */
export function transparencyRecord(version: IndexVersion, context: RecordContext): MapRecord {
  return {
    title: `Algorithmic transparency record: ${version.title}`,
    about:
      'Follows the Algorithmic Transparency Recording Standard, version 3.0. Filled in from the version itself; what only your organisation can answer is left blank. Check every line before you publish it.',
    sections: [
      metadata(version, context),
      overview(version, context),
      owner(),
      rationale(version),
      deployment(context),
      specification(version),
      risks(version, context),
    ],
  };
}

const metadata = ({ title, id, status }: IndexVersion, { published }: RecordContext) => ({
  title: 'Metadata',
  fields: [
    filled('Name', title),
    filled('Version', id),
    blank('Organisation and its type', 'The full name of the organisation that is responsible.'),
    blank(
      'Function and capability',
      'For example public order and safety, or communities; the capability is analysis of areas, without a decision.',
    ),
    filled('Phase', phases[status]),
    filled('Region', 'The areas that the map shows; see the data.'),
    published === null ? blank('Date published', 'It has not been published.') : filled('Date published', published.on),
    filled('ATRS version', '3.0'),
  ],
});

const overview = ({ title, areaCount, groups }: IndexVersion, { publicUrl }: RecordContext) => ({
  title: 'Tier 1: overview',
  fields: [
    filled('Name', title),
    filled(
      'Description',
      `A composite index over ${areaCount} areas, from published statistics, on ${listed(groups.filter(({ isTop }) => isTop).map((group) => group.title))}. It shows in bands where conditions ask for help, so that people can decide where support should go. It describes areas, never people, and decides nothing.`,
    ),
    filled('Website', `${publicUrl}/method`),
    blank('Contact e-mail', 'Who answers questions about this record.'),
  ],
});

const owner = () => ({
  title: 'Tier 2: owner and responsibility',
  fields: [
    blank('Organisation and team', 'Who runs this installation.'),
    blank('Senior responsible owner', 'The role that answers for its use.'),
    filled(
      'Supplier',
      'The program is free software (AGPL-3.0-or-later), run by the organisation itself. It sends nothing to anybody.',
    ),
    blank(
      'Third parties',
      'Anybody outside who helps to run it, their role, how they were procured, and what data they can see.',
    ),
  ],
});

const rationale = (version: IndexVersion) => ({
  title: 'Tier 2: description and rationale',
  fields: [
    filled('Detailed description', ...describeGroups(version)),
    filled(
      'Scope',
      'For deciding where support could be offered first. Not for decisions about a person, a household or a place of worship, and not for policing.',
    ),
    blank('Benefit', 'What is done better with it than without, and how you will know.'),
    blank('Previous process', 'How it was decided before where support goes.'),
    blank('Alternatives considered', 'What else was considered, no index at all included, and why it was not taken.'),
  ],
});

const deployment = ({ publicUrl, published, challenges }: RecordContext) => ({
  title: 'Tier 2: deployment context',
  fields: [
    blank(
      'Integration into the process',
      'In which meeting or decision it is used, by whom, and what else they look at.',
    ),
    filled(
      'Information provided',
      'Bands with the range they fell into, the figures behind them, the method, the audit against protected characteristics, and what was questioned and answered.',
    ),
    blank('Frequency and scale of use', 'How often a decision uses it, and how many people that concerns.'),
    filled(
      'Human decisions and review',
      'The program recommends nothing by itself. A version is proposed by one named person and published by another.',
      published === null
        ? 'This version has not been published.'
        : `Published by ${listed(published.by)} on ${published.on}.`,
    ),
    blank('Required training', 'What people must know before they use it.'),
    filled(
      'Appeals and review',
      `Anybody can say that a figure is wrong, at ${publicUrl}/map/challenges; answers are public. So far ${challenges.shown} were let through and ${challenges.answered} answered.`,
      'Whoever finds a map wrong hides it at once; a second person makes that final.',
    ),
  ],
});

const specification = (version: IndexVersion) => ({
  title: 'Tier 2: tool and data specification',
  fields: [
    filled(
      'System architecture',
      `Outspoken ${version.provenance.programVersion}. A recipe is computed by fixed arithmetic; nothing is learned from data and there is no model of people.`,
    ),
    filled(
      'Maintenance',
      `Versions never change. This one is ${version.id}, made on ${version.createdAt.slice(0, 10)}.`,
    ),
    filled('Source data', ...describeData(version)),
    filled('Files', ...version.provenance.inputs.map(({ file, sha256 }) => `${file}, SHA-256 ${sha256}`)),
    filled(
      'Personal and sensitive data',
      'None. Religion, belief, race, ethnicity, nationality, country of birth and main language are refused as inputs.',
      version.provenance.associationGate === 'checked'
        ? 'Every input was held against a table of protected characteristics, and disguised ones are stopped.'
        : 'The inputs were not held against a table of protected characteristics.',
    ),
    filled('Completeness and limits', ...describeLimits(version)),
    blank('Data sharing and access', 'Agreements that any of the sources ask for, and who can see drafts.'),
  ],
});

const risks = ({ provenance }: IndexVersion, { recorded }: RecordContext) => ({
  title: 'Tier 2: risks, mitigations and impact assessments',
  fields: [
    recorded.length === 0
      ? blank('Impact assessments', 'Nothing has been recorded on this installation yet.')
      : filled(
          'Impact assessments',
          ...recorded.map(({ title, by, reviewBy }) => `${title}: recorded by ${by}, to be reviewed by ${reviewBy}.`),
        ),
    filled(
      'Risks that the program limits',
      'A place is branded: bands without ranks, uncertainty beside every band, wording about conditions.',
      'An index stands in for who people are: protected inputs are refused, disguised ones stopped, and the result is audited in public.',
      'Counts tell on few people: under 10 they are hidden, the rest is rounded to 5.',
      `A figure cannot be checked: recipe, files and seed (${provenance.seed}) rebuild every figure.`,
    ),
    blank(
      'Risks that remain',
      'What could still go wrong with this map here, who would bear it, and what you do about it.',
    ),
  ],
});

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
