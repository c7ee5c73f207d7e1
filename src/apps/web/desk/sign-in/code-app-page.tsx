import type { CodeApp } from '#platform/auth';
import type { Assets } from '../../shell/assets.ts';
import { QrPicture } from '../../shell/qr-picture.tsx';
import { DeskPage, Token } from '../frame/desk-page.tsx';
import type { Visit } from '../frame/visit.ts';
import { CodeField } from './sign-in-page.tsx';

/** The second step with a password: a code app is set up, and shows that it works. */
export function CodeAppPage({
  visit,
  assets,
  action,
  app,
  problem,
}: {
  visit: Visit;
  assets: Assets;
  /** Where the first code goes. */
  action: string;
  app: CodeApp;
  problem?: 'wrong';
}) {
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.app.title')}>
      <h1>{t('desk.app.title')}</h1>
      <p class="lead">{t('desk.app.lead')}</p>
      <div class="halves">
        <section aria-labelledby="scan">
          <h2 id="scan">{t('desk.app.scan')}</h2>
          <QrPicture text={app.uri} label={t('desk.app.picture')} />
          <p>{t('desk.app.or')}</p>
          <p class="typed">
            <code id="secret">{app.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>
            <a href={app.uri}>{t('desk.app.open')}</a>
          </p>
        </section>
        <section aria-labelledby="show">
          <h2 id="show">{t('desk.app.show')}</h2>
          <form method="post" action={action}>
            <Token visit={visit} />
            <CodeField visit={visit} problem={problem && t('desk.code.wrong')} />
            <button type="submit">{t('desk.app.go-on')}</button>
          </form>
        </section>
      </div>
    </DeskPage>
  );
}
