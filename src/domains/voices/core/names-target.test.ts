import { expect, it } from 'vitest';
import { namesTarget } from './names-target.ts';

it.each([
  'Tell him what you think: https://x.com/somebody/status/123',
  'Answer under facebook.com/some.body/posts/1',
  'https://m.facebook.com/story.php?id=1',
  'www.instagram.com/p/abc',
  'See youtu.be/dQw4w9WgXcQ and comment',
  't.me/a_channel/5',
  'جواب دیں: https://twitter.com/somebody',
  'Write to @some_body',
  '@somebody should hear this',
  'Reply (@some.body) today',
  'Ｘ.com/somebody/status/1',
])('a wave that points at somebody is told so: %s', (text) => {
  expect(namesTarget(text)).toBe(true);
});

it.each([
  'What do you want people you love to know?',
  'Say it on Facebook, on X or wherever you are.',
  'Volunteers of Northbridge, https://northbridge.example.org/about',
  'Write to us: waves@northbridge.example.org',
  'Share it on facebook.com',
  'Meet us @ 7 at the hall',
  'matrix.com/abc and netflix.com/title/1',
  'یہ ہمارا نہیں',
])('one that does not is left alone: %s', (text) => {
  expect(namesTarget(text)).toBe(false);
});
