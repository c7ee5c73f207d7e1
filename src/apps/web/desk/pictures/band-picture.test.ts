import { describe, expect, it } from 'vitest';
import { bandPicture, dotSpots, hexSpots } from './band-picture.ts';

const count = (text: string, what: RegExp) => (text.match(what) ?? []).length;

describe('a picture of bands', () => {
  it('draws each area once, in the colour of its band, and blank what is not to be shown', () => {
    const spots = hexSpots([
      { code: 'A', col: 0, row: 0 },
      { code: 'B', col: 1, row: 0 },
      { code: 'C', col: 0, row: 1 },
    ]);
    const bands = new Map<string, 1 | 5>([
      ['A', 5],
      ['B', 1],
    ]);
    const picture = bandPicture(spots, 'amenability', (code) => bands.get(code) ?? 0);
    expect(picture).toContain('fill="#163f73"');
    expect(count(picture, /M\d+ \d+m/g)).toBe(3);
    expect(count(picture, /<path/g)).toBe(3);
    expect(picture).not.toMatch(/style|class|script/);
  });

  it('keeps north up and every spot inside', () => {
    const spots = dotSpots([
      { code: 'south', x: 100, y: 0 },
      { code: 'north', x: 300, y: 600 },
    ]);
    const [south, north] = [spots.at.get('south'), spots.at.get('north')];
    expect(south && north && south.y > north.y).toBe(true);
    for (const { x, y } of spots.at.values()) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(spots.width);
      expect(y).toBeLessThan(spots.height);
    }
    expect(
      count(
        bandPicture(spots, 'something-else', () => 3),
        /h0/g,
      ),
    ).toBe(2);
  });

  it('of a country is drawn without ever spreading its areas over arguments', () => {
    const many = Array.from({ length: 200_000 }, (_none, at) => ({ code: String(at), x: at % 500, y: at / 500 }));
    expect(dotSpots(many).at.size).toBe(200_000);
  });
});
