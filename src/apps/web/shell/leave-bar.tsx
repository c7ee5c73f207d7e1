import type { Reader } from './reader.ts';

/** Where somebody goes who has to leave at once: a page that anybody might be reading. */
const LEAVE_FOR = 'https://www.bbc.co.uk/weather';

/** A way out of a page about a worry: a link, and Shift three times where there is script. It says what it does not do. */
export function LeaveBar({ reader: { t, href } }: { reader: Reader }) {
  return (
    <leave-page
      data-two-more={t('help.exit.two-more')}
      data-one-more={t('help.exit.one-more')}
      data-leaving={t('help.exit.leaving')}
      data-expired={t('help.exit.expired')}
    >
      <a class="leave" href={LEAVE_FOR} rel="noreferrer nofollow">
        {t('help.exit')}
      </a>
      <span class="keys" hidden>
        {t('help.exit.keys')}
      </span>
      <a href={href('/help/leaving')}>{t('help.safety.title')}</a>
      <span class="unseen" role="status" />
    </leave-page>
  );
}
