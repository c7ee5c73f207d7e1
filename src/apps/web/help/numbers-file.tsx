import { DAYS_UNTIL_NEXT_CHECK } from '#domains/facts/core';
import { addDays } from '#foundations/calendar';
import { factOf, hoursInWords, whenChecked } from '../shell/facts-in-words.ts';
import type { HelpScene } from './help-frame.tsx';
import { listedServices } from './help-page.tsx';

const style = `body{font:18px/1.7 system-ui,sans-serif;max-width:40rem;margin:1.5rem auto;padding:0 1rem;color:#211c16;background:#fbf7ef}
h2{margin:1.5rem 0 0;font-size:1.1rem}p{margin:.2rem 0}a{color:#0b5a5c}b{font-size:1.4rem}`;

/** Every number with its day, as one file that needs nothing else: for a phone without network. */
export function NumbersFile({ site, reader }: HelpScene) {
  const { t, date, language } = reader;
  const numbers = (['emergency', ...listedServices] as const).flatMap((id) => {
    const fact = factOf(reader, id);
    return fact === null || fact.number === '' ? [] : [fact];
  });
  const nextChecks = numbers.flatMap(({ nextCheck }) => nextCheck ?? []);
  const until = [...nextChecks, addDays(site.today, DAYS_UNTIL_NEXT_CHECK)].sort()[0] ?? site.today;
  return (
    <html lang={language.tag} dir={language.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('help.offline.title')}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{t('help.offline.title')}</h1>
        <p>
          {t('help.offline.made', { date: date(site.today), until: date(until < site.today ? site.today : until) })}
        </p>
        {numbers.map((fact) => (
          <section key={fact.id}>
            <h2>{t(`facts.${fact.id}`)}</h2>
            <p>
              <b>
                <a href={`tel:${fact.dial}`} dir="ltr">
                  {fact.number}
                </a>
              </b>
            </p>
            {fact.hours !== '' && <p>{hoursInWords(reader, fact.hours)}</p>}
            <p>{whenChecked(fact, reader)}</p>
          </section>
        ))}
      </body>
    </html>
  );
}
