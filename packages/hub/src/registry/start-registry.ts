/**
 * The registry as it is now: reads its files, follows their edits, and keeps the last good reading when an edit is broken.
 *
 * Edits are noticed by asking for the files' state a few times a second. A watch would be told sooner but is lost when an
 * editor replaces a file by a rename, and is silent on many mounts; a question by path sees whatever stands there.
 */
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import type { Registry } from '../domain/registry.ts';
import { describeChanges, type RegistryChange } from './describe-changes.ts';
import { readSources } from './files/read-sources.ts';
import type { RegistrySources } from './files/registry-source.ts';
import { parseRegistryAside } from './parse-aside.ts';
import type { RegistryReading } from './parse-registry.ts';
import { type RegistryProblem, registryInvalid } from './registry-problem.ts';

export type RegistryOptions = {
  /** A file, or a folder of them. */
  file: string;
  /** After each good edit. No changes: only comments differ, or a broken edit was taken back (`isMended`). */
  onChange(registry: Registry, changes: readonly RegistryChange[], about: { isMended: boolean }): void;
  /** After each broken edit, and when the file is gone. The last good registry stays in force. */
  onProblem(problems: readonly RegistryProblem[]): void;
  clock?: Clock;
  signal?: AbortSignal;
};

export type RunningRegistry = AsyncDisposable & {
  /** The last good reading. */
  current(): Registry;
  /** Of the files as they are now; empty while they are in force. */
  problems(): readonly RegistryProblem[];
  /** Every file that the registry in force was read from. */
  files(): readonly string[];
};

const lookEveryMs = 250;
/** Editors that replace a file leave a gap; a file that is gone for longer is a problem. */
const goneAfterMs = 2_000;

/** Resolves once the file has been read. Throws `registry/...` when it cannot be read or is wrong: there is nothing to go on with. */
export async function startRegistry(options: RegistryOptions): Promise<RunningRegistry> {
  const { file, onChange, onProblem, clock = systemClock } = options;
  const stopping = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stopping.signal]) : stopping.signal;
  const first = await readSources(file);
  let current = mustBeValid(await parseRegistryAside(first));
  let files = first.sources.map((source) => source.file);
  /** Read last, in force or not; undefined once nothing could be read. */
  let read: RegistrySources | undefined = first;
  let watched = first.watched;
  // None yet: an edit while they were being read is found by reading once more.
  let seen: string | undefined;
  let problems: readonly RegistryProblem[] = [];
  const following = follow();
  return {
    current: () => current,
    problems: () => problems,
    files: () => files,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await following;
    },
  };

  async function follow(): Promise<void> {
    let goneSinceMs: number | undefined;
    while (!signal.aborted) {
      await clock.sleep(lookEveryMs, signal);
      if (signal.aborted) return;
      const state = await readState(watched);
      if (state.word === seen) {
        goneSinceMs = undefined;
        continue;
      }
      if (!state.isWhole) {
        goneSinceMs ??= clock.elapsed();
        if (clock.elapsed() - goneSinceMs < goneAfterMs) continue;
      }
      goneSinceMs = undefined;
      // Whoever writes may not be done: what counts is what stays the same for a moment.
      await clock.sleep(lookEveryMs, signal);
      if (signal.aborted || (await readState(watched)).word !== state.word) continue;
      await reload(state.word);
    }
  }

  async function reload(state: string): Promise<void> {
    let fresh: RegistrySources;
    try {
      fresh = await readSources(file);
    } catch (error) {
      if (!isHeraldError(error)) throw error;
      seen = state;
      read = undefined;
      refuse([{ code: error.code, file, line: 1, column: 1, field: '', message: `: ${error.message}` }]);
      return;
    }
    seen = String(fresh.watched) === String(watched) ? state : undefined;
    watched = fresh.watched;
    if (isSame(fresh, read)) return;
    read = fresh;
    const reading = await parseRegistryAside(fresh);
    if (signal.aborted) return;
    if (reading.kind === 'invalid') {
      refuse(reading.problems);
      return;
    }
    const changes = describeChanges(current, reading.registry);
    current = reading.registry;
    files = fresh.sources.map((source) => source.file);
    const isMended = problems.length > 0;
    problems = [];
    onChange(current, changes, { isMended });
  }

  function refuse(found: readonly RegistryProblem[]): void {
    problems = found;
    onProblem(found);
  }
}

function mustBeValid(reading: RegistryReading): Registry {
  if (reading.kind === 'valid') return reading.registry;
  throw registryInvalid(reading.problems);
}

function isSame(one: RegistrySources, other: RegistrySources | undefined): boolean {
  return other !== undefined && isDeepStrictEqual([one.sources, one.problems], [other.sources, other.problems]);
}

/** One word for the state of all that was looked at. */
async function readState(paths: readonly string[]): Promise<{ word: string; isWhole: boolean }> {
  const states = await Promise.all(paths.map(stateOf));
  return { word: states.join('\n'), isWhole: !states.includes(undefined) };
}

/** Of a folder it changes when a file comes, goes or is replaced; undefined where there is nothing. */
async function stateOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs, ctimeNs }: BigIntStats = await stat(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return undefined;
  }
}
