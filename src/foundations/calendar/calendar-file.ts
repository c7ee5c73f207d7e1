/** One moment to be reminded of. */
export interface CalendarMoment {
  /** The same for ever, so that a later file changes the entry or takes it away: "wave-7@voices.example.org". */
  readonly uid: string;
  /** Rises with every change (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  /** When what the file says was last changed. */
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly minutes: number;
  /** It stands on a locked screen: keep it neutral. */
  readonly title: string;
  /** Seen once the entry is opened. */
  readonly note: string;
  readonly address: string;
  /** Whether the file takes the moment out of the calendar again. */
  readonly isCancelled: boolean;
}

/** The type of such a file, with what it asks the calendar to do. */
export const calendarType = ({ isCancelled }: Pick<CalendarMoment, 'isCancelled'>): string =>
  `text/calendar; charset=utf-8; method=${methodOf(isCancelled)}`;

/**
 * A calendar file with one moment (iCalendar, RFC 5545): times in UTC, so that no clock change touches them, an alarm at the moment itself, lines
 * folded at 75 octets without cutting a letter in two. Private and "free": it blocks nobody's day. Throws on a date that is none.
 */
export function calendarFile(moment: CalendarMoment): string {
  const { startsAt, minutes, isCancelled } = moment;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Outspoken//Outspoken//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${methodOf(isCancelled)}`,
    'BEGIN:VEVENT',
    `UID:${text(moment.uid)}`,
    `SEQUENCE:${moment.sequence}`,
    `DTSTAMP:${utc(moment.changedAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(new Date(startsAt.getTime() + minutes * 60_000))}`,
    `SUMMARY:${text(moment.title)}`,
    `DESCRIPTION:${text(moment.note)}`,
    `URL:${moment.address.replaceAll(control, '')}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...(isCancelled ? [] : alarm(moment.title)),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const methodOf = (isCancelled: boolean) => (isCancelled ? 'CANCEL' : 'PUBLISH');

const alarm = (title: string) => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  'TRIGGER:PT0S',
  `DESCRIPTION:${text(title)}`,
  'END:VALARM',
];

/** "20261105T190000Z" (3.3.5, form 2). */
const utc = (date: Date) => date.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** Controls, which no value may hold (3.1), and lone halves of surrogate pairs, which no file can. */
const control = /[\p{Cc}\p{Cs}]/gu;

/** 3.3.11. */
const text = (value: string) =>
  value
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(control, '');

const LONGEST_LINE = 75;

/** Breaks a line so that no piece has more than 75 octets, the space at its beginning included (3.1). Letters of Urdu have two octets, emoji four. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > LONGEST_LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += more;
  }
  return folded;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
