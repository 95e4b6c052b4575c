/** Whether the agent of this host runs, what it was asked and what it refused; else who has its port. */
import { createServer } from 'node:net';
import { agentPaths } from '@herald/protocol/api';
import { readFailedUnits } from '../../sampler/linux/failed-units.ts';
import { type DoctorAnswer, doctorPath, readDoctorWord } from '../../server/doctor-channel.ts';
import type { Settings } from '../../settings/settings.ts';
import { askOwn } from './ask-own.ts';
import { type Finding, ok } from './finding.ts';
import { findPortHolder } from './port-holder.ts';

const unit = 'herald-agent.service';
const log = 'its log: journalctl -u herald-agent';

/** `holder` is what root found out about the port, where root asked: others may not see whose it is. */
export async function checkAgent(
  settings: Settings,
  holder: string | undefined,
  failedUnits = readFailedUnits,
): Promise<Finding[]> {
  const { port } = settings;
  // Any free port: nobody knows which one a running agent took.
  if (port === 0) return [{ level: 'note', what: 'agent', words: 'the port is any free one, so it cannot be asked' }];
  const health = await askOwn(settings, agentPaths.health);
  const isAgent = health?.status === 200 && health.text.includes('"alive"');
  return isAgent
    ? [ok('agent', `the agent answers on ${port}`), ...(await askMore(settings))]
    : await findWhy(settings, holder, await failedUnits());
}

async function askMore(settings: Settings): Promise<Finding[]> {
  const word = readDoctorWord(settings.stateDirectory);
  const answer = word === undefined ? undefined : await askOwn(settings, doctorPath, word);
  const told = answer?.status === 200 ? parseAnswer(answer.text) : undefined;
  if (told === undefined)
    return [
      { level: 'note', what: 'requests', words: 'what it was asked is told to root alone: sudo herald-agent doctor' },
    ];
  const { trustedKeys, fingerprint, lastAdmitted, lastRefused, nowMs } = told;
  const ago = (atMs: number) => `${Math.max(0, Math.round((nowMs - atMs) / 1000))} s ago`;
  const keys = trustedKeys.map((key) => `${key.slice(0, 8)}…`).join(', ') || 'none';
  const findings = [ok('agent', `version ${told.version}, trusts the hub key ${keys}`)];
  if (fingerprint !== undefined) findings.push(ok('certificate', fingerprint));
  const asked =
    lastAdmitted && `last asked ${ago(lastAdmitted.atMs)} by ${lastAdmitted.peer} (${shownBy(lastAdmitted.by)})`;
  findings.push(asked ? ok('requests', asked) : { level: 'note', what: 'requests', words: 'no hub has asked it yet' });
  if (lastRefused) {
    const words = `last refused ${ago(lastRefused.atMs)}: ${lastRefused.peer}, ${lastRefused.code}: ${lastRefused.message}`;
    // A hub that was refused and has not been let in since is what the doctor is asked about.
    const isUnsolved = lastRefused.code !== 'signature/missing' && lastRefused.atMs > (lastAdmitted?.atMs ?? 0);
    findings.push({ level: isUnsolved ? 'fail' : 'note', what: 'requests', words });
  }
  return findings;
}

function shownBy(by: string): string {
  return by === 'token' ? 'with the token' : `key ${by.slice(0, 8)}…`;
}

async function findWhy(
  { host, port }: Settings,
  holder: string | undefined,
  failed: readonly string[] = [],
): Promise<Finding[]> {
  const state: Finding[] = failed.includes(unit)
    ? [{ level: 'fail', what: 'unit', words: `${unit} has failed; ${log}; then: sudo systemctl restart herald-agent` }]
    : [];
  const code = await tryToListen(host, port);
  if (code === undefined)
    return [
      ...state,
      {
        level: 'fail',
        what: 'agent',
        words: `nothing answers on ${port}: it does not run. Start it: sudo systemctl start herald-agent; ${log}`,
      },
    ];
  if (code !== 'EADDRINUSE')
    return [
      ...state,
      {
        level: 'fail',
        what: 'port',
        words: `${port} cannot be used (${code}); see HERALD_AGENT_HOST and HERALD_AGENT_PORT`,
      },
    ];
  const who = holder || findPortHolder(port) || 'sudo herald-agent doctor names it';
  const words = `another program holds ${port} (${who}): stop it, or give the agent another port by HERALD_AGENT_PORT`;
  return [...state, { level: 'fail', what: 'port', words }];
}

/** The code of what prevents it; undefined where nothing does. */
async function tryToListen(host: string | undefined, port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, ...(host !== undefined && { host }) }, resolve);
    });
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    server.close();
  }
}

/** Written by an agent of this directory, which may be of another version. */
function parseAnswer(text: string): DoctorAnswer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const isWhole =
    typeof value['version'] === 'string' &&
    typeof value['nowMs'] === 'number' &&
    typeof value['startedAtMs'] === 'number' &&
    Array.isArray(value['trustedKeys']);
  if (!isWhole) return undefined;
  const fingerprint = value['fingerprint'];
  return {
    version: String(value['version']),
    nowMs: Number(value['nowMs']),
    startedAtMs: Number(value['startedAtMs']),
    trustedKeys: [value['trustedKeys']].flat().map(String),
    ...(typeof fingerprint === 'string' && { fingerprint }),
    lastAdmitted: parseRequest(value['lastAdmitted'], (one) => ({ by: String(one['by']) })),
    lastRefused: parseRequest(value['lastRefused'], (one) => ({
      code: String(one['code']),
      message: String(one['message']),
    })),
  };
}

function parseRequest<More>(
  value: unknown,
  more: (one: Readonly<Record<string, unknown>>) => More,
): ({ atMs: number; peer: string } & More) | undefined {
  if (!isRecord(value) || typeof value['atMs'] !== 'number') return undefined;
  return { atMs: value['atMs'], peer: String(value['peer']), ...more(value) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
