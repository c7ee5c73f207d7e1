import { z } from '@hono/zod-openapi';
import type { Area } from '#domains/intermediaries';
import type { Organisation } from '#domains/intermediaries/core';

const serviceArea = z.object({
  id: z.string(),
  name: z.string().openapi({ description: 'The local authority.' }),
  extent: z.string().openapi({ description: 'Its code, as the Office for National Statistics gives them out.' }),
  extent_type: z.literal('other'),
});

/** Field names of Open Referral HSDS 3. Nobody is named here, and nothing tells how many people an organisation has. */
export const organizationsSchema = z
  .object({
    organizations: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        website: z.string().nullable(),
        services: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            status: z.literal('active'),
            service_areas: z.array(serviceArea),
          }),
        ),
      }),
    ),
  })
  .openapi('Organizations');

/** Organisations that take part, and where they serve: the same for the interface and for files. */
export function organizationsView(
  organisations: readonly Organisation[],
  areas: readonly Area[],
): z.infer<typeof organizationsSchema> {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return {
    organizations: organisations.map((organisation) => ({
      id: organisation.id,
      name: organisation.name,
      website: organisation.website === '' ? null : organisation.website,
      services: [
        {
          id: `${organisation.id}-listening`,
          name: 'Somebody to talk to',
          status: 'active' as const,
          service_areas: organisation.areas.map((code) => ({
            ...{ id: `${organisation.id}-${code}`, name: names.get(code) ?? code },
            ...{ extent: code, extent_type: 'other' as const },
          })),
        },
      ],
    })),
  };
}
