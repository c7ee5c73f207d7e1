/** What an organiser typed for a wave in English and Urdu that opens on 5 November 2026 at 19:00 in Britain, with whatever a test says instead. */
export function typedPlan(fields: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      'title.en': 'Not ours',
      'title.ur': 'یہ ہمارا نہیں',
      'aim.en': 'Say in your own words what you stand for.',
      'aim.ur': 'اپنے الفاظ میں کہیے۔',
      organiser: 'Neighbours of Northbridge',
      'about.en': 'Volunteers from three streets.',
      'funding.en': 'Nobody pays for it.',
      'prompt1.en': 'What do you want people you love to know?',
      'prompt1.ur': 'آپ اپنے پیاروں کو کیا بتانا چاہتے ہیں؟',
      'prompt1.so': 'Maxaad doonaysaa?',
      opens: '2026-11-05T19:00',
      wall: 'yes',
      age: '13',
      ...fields,
    }),
  );
}
