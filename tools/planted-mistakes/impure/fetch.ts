// caught by: noRestrictedGlobals
export const mistake = fetch('https://example.org');
