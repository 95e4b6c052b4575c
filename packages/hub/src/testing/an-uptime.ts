/** How much of a time something was up, for tests. */
import type { UptimeSummary } from '../domain/history.ts';

/** Up for as long as it was watched, which is not at all unless a test says so. */
export function anUptime(override: Partial<UptimeSummary> = {}): UptimeSummary {
  const { watchedSeconds = 0 } = override;
  return {
    watchedSeconds,
    upSeconds: watchedSeconds,
    degradedSeconds: 0,
    downSeconds: 0,
    plannedSeconds: 0,
    upPercent: watchedSeconds > 0 ? 100 : undefined,
    ...override,
  };
}
