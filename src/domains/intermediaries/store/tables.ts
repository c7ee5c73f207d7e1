import type { Contacts } from '../core/contacts.ts';
import type { ListingFields } from '../core/listing.ts';

export type IntermediariesTables = {
  'intermediaries.organisations': {
    id: string;
    name: string;
    website: string;
    areas: string[];
    is_active: boolean;
  };
  'intermediaries.listings': {
    id: string;
    organisation_id: string;
    name: string;
    phone: string;
    place: string;
    kind: ListingFields['kind'];
    areas: string[];
    languages: string[];
    gender: ListingFields['gender'];
    hours: string[];
    access: string[];
    /** ISO dates by field, as JSON. */
    consents: unknown;
    is_paused: boolean;
    /** ISO dates, kept as text. */
    trained_on: string | null;
    reference_days: string[];
    assured_until: string | null;
    nominated_by: string;
    removal_asked_by: string | null;
    code_hash: string;
  };
  'intermediaries.contacts': Contacts;
  'intermediaries.outward_codes': {
    code: string;
    lon: number;
    lat: number;
  };
};
