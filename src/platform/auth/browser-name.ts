const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg/, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser|Samsung Internet/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS|ChromeOS/, 'ChromeOS'],
  [/Mac/, 'Mac'],
  [/Linux/, 'Linux'],
];

/**
 * What somebody needs to tell their own sessions apart, such as "Firefox on Windows", and no more: no version, no model, nothing to
 * recognise a person by. Empty where it says neither. Of such a name itself, the same name.
 */
export function browserName(userAgent: string): string {
  const first = (list: typeof browsers) => list.find(([mark]) => mark.test(userAgent))?.[1];
  return [first(browsers), first(systems)].filter((name) => name !== undefined).join(' on ');
}
