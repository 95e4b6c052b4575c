import { describe, expect, it } from 'vitest';
import { colourOf, compareStatus, shapeOf, statusOrder, wordOf } from './health-words.ts';
import { contrast, luminance, palettes } from './theme.ts';

describe.each(['light', 'dark'] as const)('on %s ground', (ground) => {
  const palette = palettes[ground];

  it('every colour that carries text can be read', () => {
    for (const colour of [
      palette.text,
      palette.muted,
      palette.link,
      ...Object.values(palette.health),
      ...palette.series,
    ]) {
      expect(contrast(colour, palette.ground), colour).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, palette.raised), colour).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('up and down differ in lightness, so that they differ without seeing red and green', () => {
    const { up, down } = palette.health;
    expect((luminance(up) + 0.05) / (luminance(down) + 0.05)).toBeGreaterThan(1.5);
  });
});

it('every health has a word and a shape of its own', () => {
  expect(new Set(statusOrder.map(shapeOf)).size).toBe(statusOrder.length);
  expect(new Set(statusOrder.map(wordOf)).size).toBe(statusOrder.length);
});

it('puts the worst first', () => {
  expect((['up', 'down', 'degraded'] as const).toSorted(compareStatus)).toEqual(['down', 'degraded', 'up']);
});

it('gives Discord the colour as a number', () => {
  expect(colourOf('up').toString(16)).toBe(palettes.light.health.up.slice(1));
  expect(colourOf('none')).not.toBe(colourOf('unknown'));
});
