/** What goes to the drawing thread and comes back. */
import type { ChartFormat, ChartPlan } from './chart-plan.ts';

export type DrawJob = { id: number } & (
  | { plan: ChartPlan; format: ChartFormat; as: 'svg' | 'png' }
  /** A drawing of our own, with text in the one typeface that PNGs carry. */
  | { drawing: string; as: 'picture' }
);

export type DrawResult = { id: number } & (
  | { kind: 'drawn'; svg?: string; png?: Uint8Array }
  | { kind: 'failed'; problem: string }
);
