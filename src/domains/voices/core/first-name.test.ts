import { expect, it } from 'vitest';
import { readFirstName } from './first-name.ts';

it.each([
  'Amina',
  'Umm Khalid',
  'زینب',
  'أم كلثوم',
  'রহিমা',
  'Ayşe',
  'Cabdi',
  "D'Arcy",
  'Jean-Luc',
  'O’Neill',
  'É',
  'St. John',
])('%s is a first name', (name) => {
  expect(readFirstName(` ${name} `)).toBe(name);
});

it.each([
  '',
  '   ',
  '=SUM(A1)',
  '-Amina',
  '+44 7700 900123',
  '@amina',
  'amina@example.org',
  'example.org',
  'https://example.org',
  'Amina 1961',
  '<b>Amina</b>',
  'Amina who lives at the end of the road',
  'A'.repeat(31),
  '\u202eAmina\nBibi, 12 Mill Lane',
  '❤️',
])('%j is none', (typed) => {
  expect(readFirstName(typed)).toBeNull();
});
