/** Parses a large registry beside the main thread, so that ten thousand hosts are read without holding up polls and answers. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RegistrySources } from './files/registry-source.ts';
import { parseSources, type RegistryReading } from './parse-registry.ts';

/** Below this (about 500 hosts) parsing takes less time than starting a worker. */
const largeBytes = 48 * 1024;
const timeoutMs = 30_000;

/** Never throws: a worker that fails, or needs too much time or memory, is a problem of the file. */
export async function parseRegistryAside(read: RegistrySources): Promise<RegistryReading> {
  const { sources, problems } = read;
  const length = sources.reduce((sum, { text }) => sum + text.length, 0);
  if (length < largeBytes) return parseSources(read);
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: { sources, problems },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  try {
    const [reading]: RegistryReading[] = await once(worker, 'message', { signal: AbortSignal.timeout(timeoutMs) });
    if (reading) return reading;
  } catch {
    // Said below: the reader can only make the file smaller.
  } finally {
    await worker.terminate();
  }
  const file = sources[0]?.file ?? '';
  const message = 'takes too much time or memory to read; make it smaller.';
  return { kind: 'invalid', problems: [{ code: 'registry/too-large', file, line: 1, column: 1, field: '', message }] };
}
