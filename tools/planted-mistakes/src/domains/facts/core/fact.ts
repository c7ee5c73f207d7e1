export type Fact = { readonly id: string };
export const fact: Fact = { id: '999' };
