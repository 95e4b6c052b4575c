/** Load: work that runs or waits. Not every system tells it. */
import { causeNow } from '../measured-cause.ts';
import { exposed, known, load as loadAmount, type MetricEntry, phrase, series, threshold } from './metric-entry.ts';

export const load = {
  label: 'Load',
  noun: 'load',
  sentence: (host, { load, cpu }) =>
    load && phrase`The load of ${host} is ${load.one.toFixed(2)} on ${coresInWords(cpu.cores)}.`,
  facts: ({ load, cpu }) =>
    known(load, ({ one, five, fifteen }) => ({
      key: 'load',
      label: 'Load',
      words: phrase`${one.toFixed(2)}, ${five.toFixed(2)}, ${fifteen.toFixed(2)} on ${coresInWords(cpu.cores)}`,
      value: one,
      audience: 'details',
    })),
  series: [{ ...series('load', 4, { noun: 'load', shape: 'most', read: ({ load }) => load?.one }), unit: 'load' }],
  thresholds: [
    {
      ...threshold('load', 'load-high', '', ({ load, cpu }) => load && load.fifteen / Math.max(cpu.cores, 0.1)),
      what: 'Load over fifteen minutes, per core.',
      standard: 2,
      unit: 'per-core',
      text: () => causeNow('overloaded'),
    },
  ],
  column: { look: 'figure', unit: 'load', width: 'wide', read: ({ load }) => load?.fifteen },
  exposed: [exposed('load15', 'Load over fifteen minutes.', ({ load }) => load?.fifteen)],
  rank: ({ load: measured }) => measured && { value: measured.one, words: phrase`load ${loadAmount(measured.one)}` },
} as const satisfies MetricEntry;

function coresInWords(cores: number): string {
  return `${cores} ${cores === 1 ? 'core' : 'cores'}`;
}
