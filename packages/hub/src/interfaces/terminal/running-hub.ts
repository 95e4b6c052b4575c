/** Where the running hub of this machine is: a file in its data directory that only its user may read. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { startAllWords } from '../../format/command-words.ts';

const RunningHub = Type.Object({
  url: Type.String({ pattern: '^http://' }),
  token: Type.String({ minLength: 20 }),
  pid: Type.Integer(),
});
export type RunningHub = Static<typeof RunningHub>;

const fileName = 'running-hub.json';

/** Written when the pages are up; disposing takes it away again. */
export async function announceRunningHub(dataDir: string, hub: RunningHub): Promise<AsyncDisposable> {
  const path = join(dataDir, fileName);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, JSON.stringify(hub), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}

/** Throws `ask/no-hub`. */
export async function findRunningHub(dataDir: string): Promise<RunningHub> {
  try {
    const found: unknown = JSON.parse(await readFile(join(dataDir, fileName), 'utf8'));
    if (Value.Check(RunningHub, found)) return found;
    throw new Error('not the form of a running hub');
  } catch (cause) {
    throw noHub(cause);
  }
}

export function noHub(cause: unknown): HeraldError {
  return new HeraldError('ask/no-hub', {
    message: 'No hub answers on this machine.',
    next: `Start one with \`${startAllWords()}\`, or name its data directory in HERALD_DATA_DIR.`,
    cause,
  });
}
