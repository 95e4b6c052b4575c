/** What a sampler makes, whichever system it measures. */
import type { Clock } from '@herald/protocol/clock';
import type { Metrics } from '@herald/protocol/metrics';
import type { Problem } from '@herald/protocol/problems';
import type { FastReading } from './linux/readings.ts';
import type { SamplerKind } from './sampler-kind.ts';

export type Sample = {
  sampledAtMs: number;
  metrics: Metrics;
  /** The kernel's raw counters, for those who count themselves (Prometheus); only where they can be read. */
  counters: FastReading | undefined;
  ticksPerSecond: number;
  problems: readonly Problem[];
};

export type SamplerOptions = {
  intervalSeconds: number;
  processArguments: 'hidden' | 'shown';
  onSample(sample: Sample): void;
  /** Undefined: whichever fits this machine. */
  sampler?: SamplerKind | undefined;
  clock?: Clock;
};

/** Samples until disposed. `done` rejects when sampling fails for good, and resolves only when it is disposed: the owner must watch it. */
export type Sampler = AsyncDisposable & { done: Promise<void> };
