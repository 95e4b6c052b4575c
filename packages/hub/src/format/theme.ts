/** The one palette, for embeds, charts and pages: both grounds, text at least 4.5:1, up and down apart in lightness too. */
import type { ShownStatus } from '../domain/health.ts';

export type Ground = 'light' | 'dark';

export type Palette = {
  ground: string;
  /** A little off the ground: bands, table heads, the field of a chart. */
  raised: string;
  line: string;
  text: string;
  /** Text of second rank; still 4.5:1. */
  muted: string;
  link: string;
  health: Readonly<Record<ShownStatus, string>>;
  /** Lines of charts that say nothing about health, in the order they are used. */
  series: readonly [string, string, string];
};

export const palettes: Readonly<Record<Ground, Palette>> = {
  light: {
    ground: '#ffffff',
    raised: '#f4f5f7',
    line: '#d7dbe0',
    text: '#1c2128',
    muted: '#59626d',
    link: '#0a5bb5',
    health: { up: '#1f8040', degraded: '#8f5700', down: '#a30d1d', planned: '#0a5bb5', unknown: '#5f6873' },
    series: ['#3b4bb8', '#8a3b92', '#0d6f7d'],
  },
  dark: {
    ground: '#15181d',
    raised: '#20242b',
    line: '#3a414b',
    text: '#e8ebef',
    muted: '#a5aeb9',
    link: '#82b8ff',
    health: { up: '#6bd58b', degraded: '#e8b647', down: '#f5675f', planned: '#82b8ff', unknown: '#a5aeb9' },
    series: ['#a9b4ff', '#dd9be6', '#6cc7d5'],
  },
};

/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** Relative luminance, 0 (black) to 1 (white). */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
