import type { RoundView } from '#domains/fieldwork';
import { kindsOfPartner, rolesOfPartner } from '#domains/fieldwork/core';
import type { Assets } from '../../shell/assets.ts';
import { Field, Token } from '../frame/desk-page.tsx';
import { SelectField } from '../frame/select-field.tsx';
import type { StaffVisit } from '../frame/visit.ts';
import { RoundFrame } from './round-frame.tsx';

/** Who takes part: organisations, their people by letters, and how far each is. */
export function PartnersPage({
  visit,
  assets,
  view,
  areaName,
  link,
  typed,
  problem,
}: {
  visit: StaffVisit;
  assets: Assets;
  view: RoundView;
  areaName: (code: string) => string;
  /** Shown this once. */
  link: { readonly partner: string; readonly label: string; readonly address: string } | null;
  typed: { readonly name: string; readonly mail: string };
  problem: string | null;
}) {
  const { reader } = visit;
  const { t } = reader;
  const { round } = view;
  const address = `/desk/fieldwork/${round.id}`;
  const nameOf = new Map(view.partners.filter(({ role }) => role === 'judge').map(({ id, name }) => [id, name]));
  const judges = view.assessors.filter(({ hasWithdrawn, partnerId }) => !hasWithdrawn && nameOf.has(partnerId));
  const progress = new Map(view.progress.map((one) => [one.partnerId, one]));
  return (
    <RoundFrame {...{ visit, assets, round, problem }} page="/partners">
      <p class="lead">{t('desk.fieldwork.partners.lead')}</p>
      {link !== null && (
        <div class="notice" role="status">
          <p>{t('desk.fieldwork.link', { partner: link.partner, label: link.label })}</p>
          <p>
            <code class="link">{link.address}</code>
          </p>
          <p>{t('desk.fieldwork.link.once')}</p>
        </div>
      )}
      {view.partners.length > 0 && (
        <ul class="partners">
          {view.partners.map((partner) => {
            const people = view.assessors.filter(
              ({ partnerId, hasWithdrawn }) => partnerId === partner.id && !hasWithdrawn,
            );
            const far = progress.get(partner.id);
            return (
              <li key={partner.id} class={partner.hasWithdrawn ? 'withdrawn' : ''}>
                <h2>{partner.name}</h2>
                <p class="hint">
                  {t(`desk.fieldwork.partner.${partner.kind}`)} · {t(`desk.fieldwork.role.${partner.role}`)}
                  {partner.hasWithdrawn ? ` · ${t('desk.fieldwork.partner.withdrawn')}` : ''}
                  {far !== undefined &&
                    ` · ${t('desk.fieldwork.partner.progress', { answered: far.answered, asked: far.asked })}`}
                </p>
                {!partner.hasWithdrawn && (
                  <div class="buttons">
                    {people.map(({ id, label }) => (
                      <form key={id} method="post" action={`${address}/assessors/${id}/link`}>
                        <Token visit={visit} />
                        <button type="submit" class="second">
                          {t('desk.fieldwork.link.renew', { label })}
                        </button>
                      </form>
                    ))}
                    {round.state !== 'closed' && (
                      <form method="post" action={`${address}/partners/${partner.id}/assessors`}>
                        <Token visit={visit} />
                        <button type="submit" class="second">
                          {t('desk.fieldwork.assessor.add')}
                        </button>
                      </form>
                    )}
                    <form method="post" action={`${address}/partners/${partner.id}/withdraw`}>
                      <Token visit={visit} />
                      <button type="submit" class="second">
                        {t('desk.fieldwork.partner.withdraw')}
                      </button>
                    </form>
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {round.state !== 'closed' && (
        <>
          <section aria-labelledby="assign">
            <h2 id="assign">{t('desk.fieldwork.assign')}</h2>
            <p>{t('desk.fieldwork.assign.about', { count: view.assignments.length })}</p>
            <form method="post" action={`${address}/assign`}>
              <Token visit={visit} />
              <button type="submit">{t('desk.fieldwork.assign.go')}</button>
            </form>
            <details class="fold">
              <summary>{t('desk.fieldwork.by-hand')}</summary>
              <form method="post" action={`${address}/assign/by-hand`}>
                <Token visit={visit} />
                <SelectField
                  name="assessor"
                  label={t('desk.fieldwork.by-hand.who')}
                  value=""
                  choices={judges.map(({ id, label, partnerId }) => ({
                    value: id,
                    label: `${nameOf.get(partnerId) ?? ''}, ${label}`,
                  }))}
                />
                <SelectField
                  name="area"
                  label={t('desk.fieldwork.by-hand.area')}
                  value=""
                  choices={round.areas.map((code) => ({ value: code, label: areaName(code) }))}
                />
                <button type="submit" class="second">
                  {t('desk.fieldwork.by-hand.go')}
                </button>
              </form>
            </details>
          </section>
          <section aria-labelledby="add">
            <h2 id="add">{t('desk.fieldwork.partner.add')}</h2>
            <form method="post" action={`${address}/partners`}>
              <Token visit={visit} />
              <Field reader={reader} name="name" label={t('desk.fieldwork.partner.name')} value={typed.name} required />
              <SelectField
                name="kind"
                label={t('desk.fieldwork.partner.kind')}
                value="charity"
                choices={kindsOfPartner.map((kind) => ({ value: kind, label: t(`desk.fieldwork.partner.${kind}`) }))}
              />
              <SelectField
                name="role"
                label={t('desk.fieldwork.role')}
                value="judge"
                choices={rolesOfPartner.map((role) => ({ value: role, label: t(`desk.fieldwork.role.${role}`) }))}
              />
              <Field
                reader={reader}
                name="mail"
                label={t('desk.fieldwork.partner.mail')}
                hint={t('desk.fieldwork.partner.mail.hint')}
                value={typed.mail}
              />
              <SelectField
                name="language"
                label={t('desk.fieldwork.partner.language')}
                value="en"
                choices={reader.languages.map(({ tag, name }) => ({ value: tag, label: name }))}
              />
              <button type="submit">{t('desk.fieldwork.partner.add')}</button>
            </form>
          </section>
        </>
      )}
    </RoundFrame>
  );
}
