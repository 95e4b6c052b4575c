/** Keeps the labels at the ends of lines from standing on each other. */
import type { ChartPlan } from './chart-plan.ts';

const labelHeight = 15;

/** Pixels by which each label moves down (or up, where negative): those of the levels first, then those of the lines. */
export function endLabelShifts(
  { lines, levels, top }: Pick<ChartPlan, 'lines' | 'levels' | 'top'>,
  plotHeight: number,
): number[] {
  const values = [
    ...levels.map(({ value }) => value),
    ...lines.map(({ points }) => points.findLast(([, one]) => one !== null)?.[1] ?? 0),
  ];
  const places = values.map((value) => ({ wanted: plotHeight * (1 - value / top), at: 0 }));
  const sorted = places.toSorted((one, other) => one.wanted - other.wanted);
  let lowest = Number.NEGATIVE_INFINITY;
  for (const place of sorted) {
    place.at = Math.max(place.wanted, lowest + labelHeight);
    lowest = place.at;
  }
  // Pushed below the field: move the whole pile up again.
  const over = Math.max(0, lowest - plotHeight);
  return places.map(({ wanted, at }) => (at === wanted && over === 0 ? 0 : at - over - wanted));
}
