import type { Kind } from './kind.ts';
import type { Urgency } from './label.ts';

/** Why a reader reports something. There are no words beside it: a report cannot name anybody. */
export const reportReasons = {
  danger: 'at-once',
  terrorist: 'at-once',
  child: 'soon',
  hate: 'soon',
  'about-somebody': 'soon',
  'contact-details': 'soon',
  'wrong-figure': 'today',
  untrue: 'today',
  'not-own-words': 'today',
  unreadable: 'this-week',
  other: 'this-week',
} as const satisfies Record<string, Urgency>;
export type ReportReason = keyof typeof reportReasons;

const aboutPages: readonly ReportReason[] = ['wrong-figure', 'about-somebody', 'unreadable', 'danger', 'other'];
const aboutWords: readonly ReportReason[] = [
  'danger',
  'terrorist',
  'child',
  'hate',
  'about-somebody',
  'contact-details',
  'untrue',
  'not-own-words',
  'other',
];

/** What a reader is offered to say of something. */
export const reportReasonsFor = ({ looked }: Pick<Kind, 'looked'>): readonly ReportReason[] =>
  looked === 'reports' ? aboutPages : aboutWords;

export const isReportReason = (text: string): text is ReportReason => Object.hasOwn(reportReasons, text);
