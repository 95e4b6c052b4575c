import { aReport, someMetrics } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { phraseInWords } from '../../format/words.ts';
import { metricCatalogue } from './catalogue.ts';

const process = (cpuPercent: number, memoryBytes = 0) => ({ pid: 812, name: 'node', cpuPercent, memoryBytes });
const withCpu = (usedPercent: number, top: number | undefined, cores = 2) =>
  someMetrics({
    cpu: { ...someMetrics().cpu, usedPercent, cores },
    processes: { count: 1, ...(top !== undefined && { topByCpu: [process(top)] }) },
  });
const cpuWords = (metrics: ReturnType<typeof withCpu>) =>
  phraseInWords(metricCatalogue.cpu.facts(metrics)[0]?.words ?? []);

it.each<[usedPercent: number, top: number | undefined, cores: number, words: string]>([
  [97, 190, 2, '97 %, mostly node (pid 812)'],
  [97, 97, 2, '97 %, mostly node (pid 812)'],
  [97, 96, 2, '97 %'],
  [97, 96, 1, '97 %, mostly node (pid 812)'],
  [50, 50, 1, '50 %, mostly node (pid 812)'],
  [49, 49, 1, '49 %'],
  [97, undefined, 1, '97 %'],
])('CPU at %d %%, the busiest process at %j of one core, %d cores: "%s"', (usedPercent, top, cores, words) => {
  expect(cpuWords(withCpu(usedPercent, top, cores))).toBe(words);
});

it('the answer and the reason name it as well', () => {
  const metrics = withCpu(97, 190);
  expect(phraseInWords(metricCatalogue.cpu.sentence('web-1', metrics) ?? [])).toBe(
    'web-1 uses 97 % of its CPU, mostly node (pid 812).',
  );
  const [threshold] = metricCatalogue.cpu.thresholds;
  const of = { shown: '97 %', where: '', report: aReport({ metrics }) };
  expect(threshold?.text(of)).toBe('CPU is at 97 %.');
  expect(threshold?.detail?.(of.report)).toBe('mostly node (pid 812)');
});

it.each<[usedPercent: number, takenBytes: number, words: string]>([
  [90, 90, '90 % of 100 bytes, mostly node (pid 812)'],
  [90, 45, '90 % of 100 bytes, mostly node (pid 812)'],
  [90, 44, '90 % of 100 bytes'],
  [49, 49, '49 % of 100 bytes'],
])('memory at %d %%, of which one process takes %d bytes: "%s"', (usedPercent, takenBytes, words) => {
  const memory = { totalBytes: 100, usedBytes: usedPercent, usedPercent, freeBytes: 0, availableBytes: 0 };
  const metrics = someMetrics({ memory, processes: { count: 1, topByMemory: [process(0, takenBytes)] } });
  expect(phraseInWords(metricCatalogue.memory.facts(metrics)[0]?.words ?? [])).toBe(words);
});
