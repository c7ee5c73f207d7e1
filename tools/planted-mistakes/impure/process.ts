// caught by: noRestrictedGlobals
export const mistake = process.env.HOME;
