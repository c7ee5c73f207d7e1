import type { FactId } from '#domains/facts/core';

/** A way to get help from somebody official, with how much of it we could find out. */
export interface Service {
  readonly fact: FactId | null;
  /** How many sentences say what may follow, and what nobody told us. */
  readonly follows: number;
  readonly unknown: number;
  /** Whether it is not the same in all nations of the United Kingdom. */
  readonly hasNations: boolean;
}

export const services = {
  hotline: { fact: 'anti-terrorist-hotline', follows: 3, unknown: 3, hasNations: false },
  'act-early': { fact: 'act-early', follows: 3, unknown: 3, hasNations: false },
  referral: { fact: null, follows: 5, unknown: 2, hasNations: true },
} as const satisfies Record<string, Service>;

export type ServiceId = keyof typeof services;
export const serviceIds = Object.keys(services) as readonly ServiceId[];
export const isServiceId = (text: string): text is ServiceId => Object.hasOwn(services, text);
