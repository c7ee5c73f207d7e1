// The one table of who may use whom. The border checks are made from it.

/** Tiers from top to bottom: each may use those below it; anyone may use the foundations. */
export const tiers = ['apps', 'domains', 'platform', 'foundations'];

/** Which domain may use which. A domain that is not yet built is not listed. */
export const domains = {
  geography: [],
  mapping: ['geography'],
  facts: [],
};

/** The rooms of a domain, and which other rooms of the same domain each may use. */
export const rooms = {
  core: [],
  store: ['core'],
  actions: ['core', 'store'],
};
