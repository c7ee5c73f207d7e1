import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { ListingFields } from '../core/listing.ts';

/** What a listing of a test says unless the test says otherwise. */
export const someFields: ListingFields = {
  ...{ name: 'Amina B', phone: '0113 496 0000', place: 'Hall, 1 High Street', kind: 'community-centre' },
  ...{
    areas: ['E08000035'],
    languages: ['en', 'so'],
    gender: 'woman',
    hours: ['weekday-evening'],
    access: ['step-free'],
  },
};

/** Two cities that a listing may name, with their centres. */
export async function placeTwoCities(db: Database): Promise<void> {
  await sql`insert into geography.areas (vintage, code, kind, name, lon, lat, origin) values
    ('lad24', 'E08000035', 'metropolitan-district', 'Leeds', -1.548, 53.797, 'import'),
    ('lad24', 'E06000014', 'unitary-authority', 'York', -1.08, 53.96, 'import')`.execute(db);
}
