/** `doctor`: checks what an agent needs, and says what to do about each thing that is missing. */
import { accessSync, constants } from 'node:fs';
import { hostname } from 'node:os';
import type { EnvRemark } from '@herald/protocol/env-file';
import { errorLine } from '@herald/protocol/herald-error';
import { agentProblem } from '../agent-problems.ts';
import { createKeyRing } from '../keys/key-ring.ts';
import { findSamplerKind } from '../sampler/sampler-kind.ts';
import type { Loaded } from '../settings/load-environment.ts';
import { type Environment, readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { checkAgent } from './doctor/check-agent.ts';
import { checkImds } from './doctor/check-imds.ts';
import { type Finding, ok } from './doctor/finding.ts';

/** Exit code 0: nothing fails; 1: something needs a hand. Prints a line for each check. */
export async function runDoctor({ env, path, remarks }: Loaded): Promise<number> {
  const read = readSettings(env);
  const findings: Finding[] =
    read.kind === 'faulty'
      ? read.faults.map((words) => ({ level: 'fail', what: 'settings', words }))
      : [ok('settings', 'all can be used'), ...(await examine(read.settings, env))];
  findings.push(...remarks.map((remark) => readOtherwise(remark, path)));
  for (const { level, what, words } of findings) console.log(`${level.padEnd(4)}  ${what}: ${words}`);
  return findings.some(({ level }) => level === 'fail') ? 1 : 0;
}

async function examine(settings: Settings, env: Environment): Promise<Finding[]> {
  return [
    ...(await checkImds(settings.imds)),
    checkKeys(settings),
    ...(await checkAgent(settings, env['HERALD_DOCTOR_PORT_HOLDER'])),
    checkState(settings),
    checkKernel(),
    ok('host', `a hub may ask this agent as ${[hostname(), ...settings.names].join(', ')} and by its addresses`),
  ];
}

function readOtherwise(remark: EnvRemark, path: string): Finding {
  const place = `line ${remark.line} of ${path}`;
  const words =
    remark.kind === 'left-out'
      ? `${place} is left out: write it as NAME=VALUE`
      : `${remark.name} (${place}) holds quotes, \\, # or $, which are read as systemd does: a \\ goes and the next character stays, # and $ are parts of the value`;
  return { level: 'note', what: 'settings', words };
}

function checkKeys(settings: Settings): Finding {
  try {
    const keys = createKeyRing(settings).keys();
    if (keys.length === 0)
      return { level: 'note', what: 'hub key', words: 'none; only the bearer token opens this agent' };
    const names = keys.map(({ keyId }) => `${keyId.slice(0, 8)}…`).join(', ');
    return ok('hub key', `the settings name ${names}; \`herald key\` on the hub prints its own`);
  } catch (error) {
    return { level: 'fail', what: 'hub key', words: errorLine(error) };
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

function checkKernel(): Finding {
  if (findSamplerKind({}) === 'portable')
    return { level: 'note', what: 'kernel', words: 'there is no /proc: measured by what the system tells programs' };
  try {
    for (const path of ['/proc/stat', '/proc/meminfo', '/proc/self/mountinfo']) accessSync(path, constants.R_OK);
  } catch {
    return { level: 'fail', what: 'kernel', words: '/proc cannot be read whole: let the agent see its own /proc' };
  }
  try {
    accessSync('/proc/1/stat', constants.R_OK);
    return ok('kernel', '/proc can be read');
  } catch {
    const { message, next } = agentProblem('processes/hidden');
    return { level: 'note', what: 'kernel', words: `${message} ${next}` };
  }
}
