import type { Disclosed } from '#foundations/disclosure';
import type { Reader } from '../shell/reader.ts';

/**
 * A count of people as it may be told: about so many, or fewer than ten. One `among` others is also hidden where the rest would be a few, and does not
 * say for which reason.
 */
export function Figure({ reader, figure, isAmong = false }: { reader: Reader; figure: Disclosed; isAmong?: boolean }) {
  const { t, number } = reader;
  if (!figure.shown) return <strong>{t(isAmong ? 'voices.figure.untold' : 'voices.figure.few')}</strong>;
  return (
    <strong>
      <data value={figure.value}>{t('voices.figure.about', { count: reader.apart(number(figure.value)) })}</data>
    </strong>
  );
}
