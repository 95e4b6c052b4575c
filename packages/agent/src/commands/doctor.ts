/** `doctor`: checks what an agent needs, and says what to do about each thing that is missing. */
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { errorLine, isHeraldError } from '@herald/protocol/herald-error';
import { createImdsClient } from '../imds/imds-client.ts';
import { createKeyRing } from '../keys/key-ring.ts';
import { type Environment, readSettings } from '../settings/read-settings.ts';
import type { ImdsSettings, Settings } from '../settings/settings.ts';

export type Finding = { level: 'ok' | 'note' | 'fail'; what: string; words: string };

const imdsLimitMs = 8000;

/** Exit code 0: nothing fails; 1: something needs a hand. Prints a line for each check. */
export async function runDoctor(env: Environment): Promise<number> {
  const read = readSettings(env);
  const findings: Finding[] =
    read.kind === 'faulty'
      ? read.faults.map((words) => ({ level: 'fail', what: 'settings', words }))
      : [ok('settings', 'all can be used'), ...(await examine(read.settings))];
  for (const { level, what, words } of findings) console.log(`${level.padEnd(4)}  ${what}: ${words}`);
  return findings.some(({ level }) => level === 'fail') ? 1 : 0;
}

async function examine(settings: Settings): Promise<Finding[]> {
  return [
    ...(await checkImds(settings.imds)),
    checkKeys(settings),
    await checkPort(settings),
    checkState(settings),
    checkProc(),
    ok('host', `a hub may ask this agent as ${[hostname(), ...settings.names].join(', ')} and by its addresses`),
  ];
}

function ok(what: string, words: string): Finding {
  return { level: 'ok', what, words };
}

/** Also compares the clocks: every answer of the service has the time in it. */
async function checkImds(imds: ImdsSettings): Promise<Finding[]> {
  if (imds.mode === 'disabled')
    return [{ level: 'note', what: 'metadata', words: 'switched off by AWS_EC2_METADATA_DISABLED' }];
  await using client = createImdsClient({ endpoints: imds.endpoints });
  try {
    const answer = await client.get('meta-data/instance-id', AbortSignal.timeout(imdsLimitMs));
    if (answer.kind === 'absent')
      return [{ level: 'fail', what: 'metadata', words: 'a service answers, but it is not the one of EC2' }];
    return [
      ok('metadata', `version 2 answers; this is ${answer.text.slice(0, 64)}`),
      await checkVersion1(imds),
      ...checkClock(client.clockDifferenceMs()),
    ];
  } catch (error) {
    const isElsewhere = isHeraldError(error) && error.code === 'imds/unreachable';
    return [{ level: isElsewhere ? 'note' : 'fail', what: 'metadata', words: errorLine(error) }];
  }
}

/**
 * Whether version 1 is off: a request without a token must get 401. Only this command asks so, on a person's order, and
 * throws the answer away.
 */
async function checkVersion1({ endpoints }: Extract<ImdsSettings, { mode: 'enabled' }>): Promise<Finding> {
  for (const endpoint of endpoints) {
    try {
      const response = await fetch(`${endpoint}/latest/`, { redirect: 'manual', signal: AbortSignal.timeout(2000) });
      await response.body?.cancel();
      if (response.status === 401) return ok('metadata', 'version 1 is off');
      return {
        level: 'note',
        what: 'metadata',
        words:
          'version 1 still answers. Require version 2: aws ec2 modify-instance-metadata-options --http-tokens required --instance-id ID',
      };
    } catch {
      // This address family does not lead there; the next one may.
    }
  }
  return { level: 'note', what: 'metadata', words: 'whether version 1 is off could not be seen' };
}

function checkClock(differenceMs: number | undefined): Finding[] {
  if (differenceMs === undefined) return [];
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  if (seconds <= 30) return [ok('clock', 'agrees with the metadata service')];
  return [
    {
      level: 'fail',
      what: 'clock',
      words: `differs by ${seconds} seconds from the metadata service; a hub is refused from 60 on. Start chrony: systemctl enable --now chronyd`,
    },
  ];
}

function checkKeys(settings: Settings): Finding {
  try {
    const count = createKeyRing(settings).keys().length;
    if (count === 0) return { level: 'note', what: 'hub key', words: 'none; only the bearer token opens this agent' };
    return ok('hub key', count === 1 ? '1 key is trusted' : `${count} keys are trusted`);
  } catch (error) {
    return { level: 'fail', what: 'hub key', words: errorLine(error) };
  }
}

async function checkPort({ host, port }: Settings): Promise<Finding> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, ...(host !== undefined && { host }) }, resolve);
    });
    return ok('port', `${port} is free for the agent. The security group must let the hub in`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      return { level: 'note', what: 'port', words: `${port} is in use: by this agent itself, if it runs` };
    return {
      level: 'fail',
      what: 'port',
      words: `${port} cannot be used (${String(code)}); see HERALD_AGENT_HOST and HERALD_AGENT_PORT`,
    };
  } finally {
    server.close();
  }
}

function checkState({ stateDirectory }: Settings): Finding {
  if (stateDirectory === undefined)
    return {
      level: 'note',
      what: 'state',
      words: 'HERALD_AGENT_STATE_DIR is not set: a replaced instance is not noticed',
    };
  try {
    accessSync(stateDirectory, constants.W_OK);
    return ok('state', 'the directory can be written');
  } catch {
    return {
      level: 'fail',
      what: 'state',
      words: `${stateDirectory} cannot be written. Create it for the user of the agent`,
    };
  }
}

function checkProc(): Finding {
  try {
    for (const path of ['/proc/stat', '/proc/meminfo', '/proc/self/mountinfo']) accessSync(path, constants.R_OK);
    return ok('kernel', '/proc can be read');
  } catch {
    return { level: 'fail', what: 'kernel', words: '/proc cannot be read: the agent measures Linux only' };
  }
}
