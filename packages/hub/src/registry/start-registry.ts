/**
 * The registry as it is now: reads the file, follows its edits, and keeps the last good reading when an edit is broken.
 *
 * Edits are noticed by asking for the file's state a few times a second. A watch would be told sooner but is lost when an
 * editor replaces the file by a rename, and is silent on many mounts; a question by path sees whatever stands there.
 */
import type { BigIntStats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Registry } from '../domain/registry.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { describeChanges, type RegistryChange } from './describe-changes.ts';
import { parseRegistryAside } from './parse-aside.ts';
import type { RegistryReading } from './parse-registry.ts';
import { yamlLimits } from './read-yaml.ts';
import { type RegistryProblem, registryInvalid } from './registry-problem.ts';

export type RegistryOptions = {
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
  /** Of the file as it is now; empty while it is in force. */
  problems(): readonly RegistryProblem[];
};

const lookEveryMs = 250;
/** Editors that replace a file leave a gap; a file that is gone for longer is a problem. */
const goneAfterMs = 2_000;

/** Resolves once the file has been read. Throws `registry/...` when it cannot be read or is wrong: there is nothing to go on with. */
export async function startRegistry(options: RegistryOptions): Promise<RunningRegistry> {
  const { file, onChange, onProblem, clock = systemClock } = options;
  const stopping = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stopping.signal]) : stopping.signal;
  let seen = await readState(file);
  let text = await readText(file);
  let current = mustBeValid(await parseRegistryAside(text, { file }));
  let problems: readonly RegistryProblem[] = [];
  const following = follow();
  return {
    current: () => current,
    problems: () => problems,
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
      const state = await readState(file);
      if (state === undefined) {
        goneSinceMs ??= clock.elapsed();
        if (seen !== undefined && clock.elapsed() - goneSinceMs >= goneAfterMs) {
          seen = undefined;
          refuse([unreadable(file, 'is gone or may not be read.')]);
        }
        continue;
      }
      goneSinceMs = undefined;
      if (state === seen) continue;
      // Whoever writes may not be done: what counts is what stays the same for a moment.
      await clock.sleep(lookEveryMs, signal);
      if (signal.aborted || (await readState(file)) !== state) continue;
      seen = state;
      await reload();
    }
  }

  async function reload(): Promise<void> {
    let fresh: string;
    try {
      fresh = await readText(file);
    } catch (error) {
      refuse([unreadable(file, error instanceof HeraldError ? error.message : 'cannot be read.')]);
      return;
    }
    if (fresh === text && problems.length === 0) return;
    const reading = await parseRegistryAside(fresh, { file });
    if (signal.aborted) return;
    if (reading.kind === 'invalid') {
      refuse(reading.problems);
      return;
    }
    const changes = describeChanges(current, reading.registry);
    text = fresh;
    current = reading.registry;
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

function unreadable(file: string, message: string): RegistryProblem {
  return { code: 'registry/unreadable', file, line: 1, column: 1, field: '', message };
}

/** One word for the state of a file; undefined where there is none. */
async function readState(file: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs, ctimeNs }: BigIntStats = await stat(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return undefined;
  }
}

/** Reads a registry file. Throws `registry/unreadable` and `registry/too-large`. */
export async function readText(file: string): Promise<string> {
  try {
    await using handle = await open(file, 'r');
    const found = await handle.stat();
    if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
    if (found.size > yamlLimits.bytes) {
      throw new HeraldError('registry/too-large', {
        message: `${file} is larger than ${yamlLimits.bytes / 1024 / 1024} MiB.`,
        next: 'Move hosts into discovery files, or use EC2 discovery.',
      });
    }
    const decoded = decodeUtf8(await handle.readFile());
    if (decoded.kind === 'text') return decoded.text;
    throw new HeraldError('registry/encoding', {
      message: `${file} ${decoded.message}.`,
      next: 'Save it as UTF-8 in your editor, or convert it: iconv -f FROM -t UTF-8.',
    });
  } catch (cause) {
    if (cause instanceof HeraldError) throw cause;
    throw new HeraldError('registry/unreadable', {
      message: `${file} cannot be read (${reasonOf(cause)}).`,
      next: 'Check the path: --file or HERALD_REGISTRY says where the registry is. registry.example.yaml is one to begin with.',
      cause,
    });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'this user may not read it',
    EISDIR: 'it is no file',
  };
  return words[code] ?? (code || 'reading failed');
}
