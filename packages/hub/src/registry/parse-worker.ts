/** The other side of `parse-aside.ts`: texts in, one reading out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RegistrySources } from './files/registry-source.ts';
import { parseSources } from './parse-registry.ts';

const read: Pick<RegistrySources, 'sources' | 'problems'> = workerData;
parentPort?.postMessage(parseSources(read));
