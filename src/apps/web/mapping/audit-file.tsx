import { renderToString } from 'preact-render-to-string';
import type { Reader } from '../shell/reader.ts';
import { type AuditedAxis, AuditedGroups } from './audit-section.tsx';

const STYLE = `body{max-width:44rem;margin:2rem auto;padding:0 1rem;background:#fbf7ef;color:#211c16;font:1.125rem/1.6 system-ui,sans-serif}
h1,h3{line-height:1.2}figure{margin:0}.audit-key{list-style:none;padding:0}.audit-key svg{inline-size:1.25rem;vertical-align:middle}
dl>div{padding-block:.75rem;border-block-start:1px solid #dcd2c0}dt{font-weight:700}dd{margin:0}dd svg{display:block;inline-size:min(100%,24rem)}dd p{margin:.25rem 0 0}
.axis,.way{fill:none;stroke:#5c5348}.way{stroke:#0b5a5c;stroke-width:2}.link{fill:#fffdf9;stroke:#0b5a5c;stroke-width:2.5}.given{fill:#0b5a5c}`;

/** The page of an audit as one file that needs no other: for whoever has no site yet. */
export function auditFile(reader: Reader, axis: AuditedAxis): string {
  const { t, language } = reader;
  const page = (
    <html lang={language.tag} dir={language.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('audit.title')}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{t('audit.title')}</h1>
          <p>{t('audit.lead')}</p>
          <AuditedGroups axis={axis} reader={reader} />
          <p>{t('audit.careful')}</p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}
