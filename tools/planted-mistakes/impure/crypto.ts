// caught by: noRestrictedGlobals
export const mistake = crypto.randomUUID();
