// caught by: noRestrictedGlobals
export const mistake = performance.now();
