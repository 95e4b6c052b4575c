/** A chart before it is drawn: plain data, so that it can be made here, drawn in a worker, and read as words by those who can't see it. */
import type { Ground } from '../../format/theme.ts';

export type BandKind = 'planned' | 'degraded' | 'down' | 'unknown';

export type ChartLine = {
  /** Stands at the end of the line. */
  label: string;
  /** Which colour of the palette's series. */
  colour: 0 | 1 | 2;
  look: 'solid' | 'dashed' | 'faint';
  /** `null` leaves a gap. */
  points: readonly (readonly [atMs: number, value: number | null])[];
};

/** The space between two lines, for lowest and highest of a bucket or for uncertainty. */
export type ChartRange = {
  colour: 0 | 1 | 2;
  points: readonly (readonly [atMs: number, low: number | null, high: number | null])[];
};

export type ChartPlan = {
  /** What is to be seen. */
  title: string;
  /** The same in full sentences, for those who don't see the picture. */
  alt: string;
  /** Period and zone: `Mon 2 Mar, 10:00 to Tue 3 Mar, 10:00, Europe/Berlin`. */
  note: string;
  /** Named beside the hours where the note has no room. */
  zone: string;
  fromMs: number;
  toMs: number;
  ticks: readonly { atMs: number; label: string }[];
  /** Top of the scale, which begins at 0, with the labels of its lines. */
  top: number;
  rules: readonly { value: number; label: string }[];
  lines: readonly ChartLine[];
  ranges: readonly ChartRange[];
  /** One a day, for counts. */
  bars: readonly { fromMs: number; toMs: number; value: number; look: 'full' | 'faint' }[];
  bands: readonly { fromMs: number; toMs: number; kind: BandKind; label: string }[];
  /** Levels to compare with: baseline, goal. */
  levels: readonly { value: number; label: string }[];
  /** Moments: when the bot went live. */
  moments: readonly { atMs: number; label: string }[];
  /** Said in the middle where there is nothing to draw. */
  emptyWords?: string;
};

export type ChartFormat = { width: number; height: number; ground: Ground };

/** Where the field of the chart lies in its picture: fixed, so that a page can find the moment under a pointer. */
export function plotArea({ width, height }: Pick<ChartFormat, 'width' | 'height'>): {
  left: number;
  top: number;
  width: number;
  height: number;
} {
  const isNarrow = width < 560;
  const [left, right, top, bottom] = isNarrow ? [60, 74, 62, 26] : [66, 100, 52, 30];
  return { left, top, width: width - left - right, height: height - top - bottom };
}
