/** Hourly rollups as a year of real hosts would give them: a daily rhythm, noise, disks that fill, some outages. */
import type { SeriesName } from '../../domain/metrics/catalogue.ts';
import { seriesNames } from '../history/metric-codes.ts';
import type { MetricRollup, Rollup } from '../history/rollup.ts';

/** `random` gives 0 to 1. */
export function syntheticHours(startS: number, hours: number, random: () => number): Rollup[] {
  let disk = 20 + random() * 40;
  const memory = 30 + random() * 40;
  const busy = 5 + random() * 40;
  return Array.from({ length: hours }, (_, hour) => {
    const rhythm = 1 + Math.sin(((hour % 24) / 24) * 2 * Math.PI);
    disk = disk > 90 ? 20 : disk + random() * 0.02;
    const cpu = Math.min(100, busy * rhythm * (0.8 + random() * 0.4));
    const isOut = random() < 0.001;
    const means: Partial<Record<SeriesName, number>> = {
      cpu,
      steal: random() < 0.9 ? 0 : random() * 3,
      memory: memory + random() * 2,
      disk,
      load: cpu / 25,
      'network-in': 20_000 * rhythm * (0.5 + random()),
      'network-out': 90_000 * rhythm * (0.5 + random()),
    };
    const downSeconds = isOut ? Math.round(random() * 3_600) : 0;
    return {
      startS: startS + hour * 3_600,
      count: 240,
      upSeconds: 3_600 - downSeconds,
      degradedSeconds: 0,
      downSeconds,
      plannedSeconds: 0,
      metrics: seriesNames.map((name) => spread(means[name] ?? cpu, random)),
    };
  });
}

function spread(mean: number, random: () => number): MetricRollup {
  return { count: 240, mean, minimum: mean * (0.4 + random() * 0.5), maximum: mean * (1.1 + random()) };
}
