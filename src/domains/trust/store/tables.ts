export type TrustTables = {
  'trust.responses': {
    /** Made from chance: rows stand in no order of time. */
    id: string;
    quarter: string;
    section_order: number;
    age: string;
    region: string;
    /** What was answered at each time, as JSON. */
    before: unknown;
    after: unknown;
  };
};
