/** Remembers which instance this host was, so that a replacement under the same host name is told. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from '../agent-problems.ts';

export type InstanceMemory = {
  /** Says who this host is now. Gives the id it had before, if that was another. */
  note(instanceId: string): string | undefined;
  problem(): Problem | undefined;
};

export type InstanceMemoryOptions = { stateDirectory: string | undefined; hostName: string };

type Remembered = { hostName: string; instanceId: string; replacedInstanceId: string | undefined };

/**
 * With a directory the memory outlives a restart, and with the disk it moves to the new instance: that is how a
 * replacement is seen. Without one, only a change while the agent runs is seen. A disk image carries the file to hosts
 * of other names, where it says nothing.
 */
export function createInstanceMemory({ stateDirectory, hostName }: InstanceMemoryOptions): InstanceMemory {
  const path = stateDirectory === undefined ? undefined : join(stateDirectory, 'instance.json');
  let remembered = path === undefined ? undefined : readRemembered(path, hostName);
  let problem: Problem | undefined;
  return { note, problem: () => problem };

  function note(instanceId: string): string | undefined {
    if (remembered?.instanceId === instanceId) return remembered.replacedInstanceId;
    remembered = { hostName, instanceId, replacedInstanceId: remembered?.instanceId };
    if (path !== undefined) problem = write(path, remembered);
    return remembered.replacedInstanceId;
  }
}

function readRemembered(path: string, hostName: string): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return parseRemembered(value, hostName);
  } catch {
    // Nothing there yet, or spoilt: both mean that nothing is known.
    return undefined;
  }
}

function parseRemembered(value: unknown, hostName: string): Remembered | undefined {
  if (typeof value !== 'object' || value === null || !('hostName' in value) || !('instanceId' in value))
    return undefined;
  const { instanceId } = value;
  if (value.hostName !== hostName || !isInstanceId(instanceId)) return undefined;
  const replaced = 'replacedInstanceId' in value ? value.replacedInstanceId : undefined;
  return { hostName, instanceId, replacedInstanceId: isInstanceId(replaced) ? replaced : undefined };
}

function isInstanceId(value: unknown): value is string {
  return typeof value === 'string' && /^i-[0-9a-f]{8,32}$/.test(value);
}

/** Written beside and moved into place: a crash leaves the old file or the new one. */
function write(path: string, value: Remembered): Problem | undefined {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return undefined;
  } catch {
    return agentProblem('state/unwritable');
  }
}
