export type CoalitionTables = {
  'coalition.signatures': {
    id: string;
    name: string;
    website: string;
    /** ISO dates, kept as text. */
    signed_on: string | null;
    until: string | null;
    removal_asked_by: string | null;
    code_hash: string;
  };
};
