// caught by: noRestrictedGlobals
export const mistake = globalThis.performance;
