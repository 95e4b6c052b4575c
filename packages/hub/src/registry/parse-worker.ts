/** The other side of `parse-aside.ts`: one text in, one reading out. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseRegistry } from './parse-registry.ts';

const { text, file }: { text: string; file: string } = workerData;
parentPort?.postMessage(parseRegistry(text, { file }));
