/** Charts as SVG for pages and as PNG for Discord. The drawing thread starts with the first chart and ends with the drawer. */
import { Worker } from 'node:worker_threads';
import { HeraldError } from '@herald/protocol/herald-error';
import type { ChartFormat, ChartPlan } from './chart-plan.ts';
import type { DrawJob, DrawResult } from './draw-job.ts';

export type ChartDrawer = AsyncDisposable & {
  /** Throws `charts/busy`, `charts/too-slow` or `charts/failed`. */
  svg(plan: ChartPlan, format: ChartFormat): Promise<string>;
  /** Twice as many pixels as the format says, for sharp screens. Throws like `svg`. */
  png(plan: ChartPlan, format: ChartFormat): Promise<Uint8Array>;
  /** A drawing in SVG as PNG, pixel by pixel. Throws like `svg`. */
  picture(drawing: string): Promise<Uint8Array>;
};

/** All but the number, of either kind. */
type DrawWork = DrawJob extends infer Job ? (Job extends { id: number } ? Omit<Job, 'id'> : never) : never;

const mostWaiting = 100;

export function createChartDrawer({ timeoutMs = 30_000 }: { timeoutMs?: number } = {}): ChartDrawer {
  const waiting = new Map<number, PromiseWithResolvers<DrawResult>>();
  let worker: Worker | undefined;
  let lastId = 0;
  return {
    async svg(plan, format) {
      const { svg } = await draw({ plan, format, as: 'svg' });
      return svg ?? '';
    },
    async png(plan, format) {
      const { png } = await draw({ plan, format, as: 'png' });
      return png ?? new Uint8Array();
    },
    async picture(drawing) {
      const { png } = await draw({ drawing, as: 'picture' });
      return png ?? new Uint8Array();
    },
    async [Symbol.asyncDispose]() {
      await worker?.terminate();
      giveUp('The hub is shutting down.');
    },
  };

  async function draw(job: DrawWork) {
    if (waiting.size >= mostWaiting) {
      throw new HeraldError('charts/busy', {
        message: 'Too many charts are being drawn at once.',
        next: 'Try again in a few seconds.',
      });
    }
    worker ??= startWorker();
    lastId += 1;
    const id = lastId;
    const answer = Promise.withResolvers<DrawResult>();
    waiting.set(id, answer);
    const timer = setTimeout(() => {
      answer.reject(
        new HeraldError('charts/too-slow', {
          message: 'The chart took too long to draw.',
          next: 'Ask for a shorter period.',
        }),
      );
    }, timeoutMs);
    try {
      worker.postMessage({ ...job, id } satisfies DrawJob);
      const result = await answer.promise;
      if (result.kind === 'drawn') return result;
      throw failed(result.problem);
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
    }
  }

  function startWorker(): Worker {
    const started = new Worker(new URL('./draw-worker.ts', import.meta.url), { name: 'charts' });
    // Charts alone keep no process alive.
    started.unref();
    started.on('message', (result: DrawResult) => waiting.get(result.id)?.resolve(result));
    started.on('error', (cause) => {
      if (worker === started) worker = undefined;
      giveUp(cause.message);
    });
    started.on('exit', () => {
      if (worker === started) worker = undefined;
      giveUp('The drawing thread ended.');
    });
    return started;
  }

  function giveUp(problem: string): void {
    for (const answer of waiting.values()) answer.reject(failed(problem));
  }
}

function failed(cause: unknown): HeraldError {
  return new HeraldError('charts/failed', {
    message: 'The chart could not be drawn.',
    next: "The figures stand beside it. Whoever runs Herald finds the reason in the hub's log.",
    cause,
  });
}
