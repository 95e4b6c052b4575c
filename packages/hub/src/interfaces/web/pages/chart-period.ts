/** The period that charts show: one of the usual lengths up to now, or any two moments that someone zoomed to. */
import type { Period } from '../../../domain/history.ts';

const hourMs = 3_600_000;
export const chartRanges = [
  { key: '1h', name: '1 hour', ms: hourMs },
  { key: '6h', name: '6 hours', ms: 6 * hourMs },
  { key: '24h', name: '24 hours', ms: 24 * hourMs },
  { key: '7d', name: '7 days', ms: 7 * 24 * hourMs },
  { key: '30d', name: '30 days', ms: 30 * 24 * hourMs },
  { key: '90d', name: '90 days', ms: 90 * 24 * hourMs },
  { key: '1y', name: '1 year', ms: 365 * 24 * hourMs },
] as const;

/** `isLatest`: nothing later can be shown. */
export type ChartChoice = { period: Period; range?: string; isLatest: boolean; isCompared: boolean };

const shortestMs = 5 * 60_000;
const longestMs = 400 * 24 * hourMs;

export function parseChartChoice(query: URLSearchParams, nowMs: number): ChartChoice {
  const isCompared = query.get('compare') === 'before';
  const [fromMs, toMs] = [Number(query.get('from') ?? Number.NaN), Number(query.get('to') ?? Number.NaN)];
  if (Number.isFinite(fromMs) && Number.isFinite(toMs) && toMs > fromMs) {
    const end = Math.min(Math.round(toMs), nowMs);
    // One that would reach into the future is moved, not cut: what was a day long stays so.
    const length = Math.min(longestMs, Math.max(shortestMs, toMs - fromMs));
    return { period: { fromMs: Math.round(end - length), toMs: end }, isLatest: end === nowMs, isCompared };
  }
  const range = chartRanges.find(({ key }) => key === query.get('range')) ?? chartRanges[2];
  return { period: { fromMs: nowMs - range.ms, toMs: nowMs }, range: range.key, isLatest: true, isCompared };
}
