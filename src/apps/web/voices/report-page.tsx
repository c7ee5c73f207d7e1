import { type PublicNumbers, REPORT_PARTS, textIn, type WaveReport } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import { ReportLink } from '../moderation/report-link.tsx';
import { Figure } from './figure.tsx';
import { type Scene, WaveFrame } from './wave-frame.tsx';

/** How a wave went: what its organiser tells, what failed among it, and the figures as they are. */
export function ReportPage({
  scene,
  report,
  numbers,
}: {
  scene: Scene;
  report: WaveReport;
  numbers: PublicNumbers | null;
}) {
  const { reader } = scene;
  const { t } = reader;
  return (
    <WaveFrame scene={scene} title={t('voices.more.report')} isListed={scene.view.isPublic}>
      <h1>{t('voices.more.report')}</h1>
      <p class="lead">{t('voices.report.lead')}</p>
      {REPORT_PARTS.map((part) => {
        const { text, language } = textIn(report[part], reader.language.tag);
        return (
          <section key={part} aria-labelledby={part}>
            <h2 id={part}>{t(`voices.report.${part}`)}</h2>
            <p class="told" lang={language} dir={directionOf(text, language)}>
              {text}
            </p>
          </section>
        );
      })}
      {numbers !== null && (
        <section aria-labelledby="figures">
          <h2 id="figures">{t('voices.report.numbers')}</h2>
          <dl class="numbers">
            {(['prepared', 'shared', 'shown'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`voices.numbers.${name}`)}</dt>
                <dd class="figure">
                  <Figure reader={reader} figure={numbers[name]} isAmong={name === 'shared'} />
                </dd>
                <dd>{t(`voices.numbers.${name}.about`)}</dd>
              </div>
            ))}
          </dl>
          <p>{t('voices.numbers.never')}</p>
        </section>
      )}
      <ReportLink reader={reader} kind="wave" subject={scene.view.wave.id} />
    </WaveFrame>
  );
}
