import type { Wave } from '../wave.ts';

const moment = new Date(Date.UTC(2026, 10, 1));

/** A wave that is open from 1 November 2026 on, with whatever a test says instead. */
export function waveWith(facts: Partial<Wave> = {}): Wave {
  return {
    id: 'wave-1',
    slug: 'not-ours',
    series: null,
    isExample: false,
    areas: [],
    hasWall: true,
    isForAdults: false,
    content: {
      title: { en: 'Not ours', ur: 'یہ ہمارا نہیں' },
      aim: { en: 'Say in your own words what you stand for.', ur: 'اپنے الفاظ میں کہیے کہ آپ کس بات کے قائل ہیں۔' },
      organiser: {
        name: 'Neighbours of Northbridge',
        about: { en: 'Volunteers from three streets.' },
        funding: { en: 'Nobody pays for it.' },
      },
      prompts: [{ en: 'What do you want people you love to know?', ur: 'آپ اپنے پیاروں کو کیا بتانا چاہتے ہیں؟' }],
    },
    version: 1,
    threshold: null,
    opensAt: moment,
    closesAt: null,
    createdBy: 'staff:1',
    approvedAt: moment,
    reachedAt: null,
    pausedAt: null,
    resumeAskedBy: null,
    closedAt: null,
    hiddenAt: null,
    changes: 0,
    changedAt: moment,
    ...facts,
  };
}
