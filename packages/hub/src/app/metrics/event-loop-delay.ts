/** How long the event loop keeps others waiting. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type EventLoopDelay = Disposable & {
  /** Milliseconds; beyond the sampling period, since the last reading. */
  read(): { p50Ms: number; p99Ms: number; maxMs: number };
};

const resolutionMs = 10;

export function watchEventLoopDelay(): EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  // What is measured is the time between two samples: the period itself is no delay.
  const beyond = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  return {
    read() {
      const seen = {
        p50Ms: beyond(histogram.percentile(50)),
        p99Ms: beyond(histogram.percentile(99)),
        maxMs: beyond(histogram.max),
      };
      histogram.reset();
      return seen;
    },
    [Symbol.dispose]: () => void histogram.disable(),
  };
}
