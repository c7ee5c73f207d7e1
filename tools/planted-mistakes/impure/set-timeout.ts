// caught by: noRestrictedGlobals
export const mistake = setTimeout(() => undefined, 1);
