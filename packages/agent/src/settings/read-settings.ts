/** Reads the settings, and says everything that is wrong with them at once. */
import { isIP } from 'node:net';
import { agentPort } from '@herald/protocol/api';
import { isHeraldError } from '@herald/protocol/herald-error';
import { parsePublicKey } from '@herald/protocol/keys';
import type { ImdsSettings, LogLevel, Secrets, Settings } from './settings.ts';
import { type VariableName, variables } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `faults`: one line each, naming the variable, never its value. */
export type ReadSettings =
  | { kind: 'settings'; settings: Settings; secrets: Secrets }
  | { kind: 'faulty'; faults: readonly string[] };

const imdsAddress = { IPv4: 'http://169.254.169.254', IPv6: 'http://[fd00:ec2::254]' } as const;
const hostName = /^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/;

/** Pure. Values of empty variables count as not set. Unknown `HERALD_AGENT_...` variables are faults: a typo must not pass. */
export function readSettings(env: Environment): ReadSettings {
  const faults: string[] = [];
  const read = (name: VariableName) => env[name]?.trim() || undefined;
  const fault = (name: VariableName, problem: string) => {
    const example = variables.find((variable) => variable.name === name)?.example ?? '';
    faults.push(`${name} ${problem}. Example: ${name}=${example}`);
  };

  for (const name of Object.keys(env))
    if (name.startsWith('HERALD_AGENT_') && !variables.some((variable) => variable.name === name))
      faults.push(`${name} is no setting of the agent. \`herald-agent --help\` lists them all.`);

  const settings: Settings = {
    host: readHost(),
    port: readWhole('HERALD_AGENT_PORT', agentPort, 0, 65_535),
    publicKeys: readKeys(),
    publicKeyFile: read('HERALD_HUB_PUBLIC_KEY_FILE'),
    names: readNames(),
    tls: readWord('HERALD_AGENT_TLS', ['off', 'on'], 'off') === 'on' ? 'self-made' : 'off',
    stateDirectory: read('HERALD_AGENT_STATE_DIR'),
    sampleSeconds: readWhole('HERALD_AGENT_SAMPLE_SECONDS', 15, 1, 60),
    requestsPerSecond: readWhole('HERALD_AGENT_REQUESTS_PER_SECOND', 50, 1, 1_000_000),
    processArguments: readWord('HERALD_AGENT_PROCESS_ARGUMENTS', ['hidden', 'shown'], 'hidden'),
    sampler: readWord('HERALD_AGENT_SAMPLER', ['auto', 'portable'], 'auto') === 'portable' ? 'portable' : undefined,
    logLevel: readWord<LogLevel>('HERALD_LOG_LEVEL', ['info', 'error', 'warn', 'debug', 'silent'], 'info'),
    imds: readImds(),
  };
  const token = readToken();
  if (settings.tls === 'self-made' && settings.stateDirectory === undefined)
    fault('HERALD_AGENT_STATE_DIR', 'is missing: with HERALD_AGENT_TLS=on the certificate must outlive a restart');
  if (settings.publicKeys.length === 0 && settings.publicKeyFile === undefined && token === undefined) {
    if (!read('HERALD_HUB_PUBLIC_KEY'))
      fault('HERALD_HUB_PUBLIC_KEY', 'is missing: without it no hub may ask (the hub prints it: `herald key`)');
  }
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'settings', settings, secrets: { token } };

  function readHost(): string | undefined {
    const host = read('HERALD_AGENT_HOST')?.replace(/^\[(.*)\]$/, '$1');
    if (host !== undefined && isIP(host) === 0 && !hostName.test(host.toLowerCase()))
      fault('HERALD_AGENT_HOST', 'is no address');
    return host;
  }

  function readWhole(name: VariableName, otherwise: number, least: number, most: number): number {
    const text = read(name);
    if (text === undefined) return otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) fault(name, `must be a whole number from ${least} to ${most}`);
    return value;
  }

  function readWord<Word extends string>(name: VariableName, words: readonly Word[], otherwise: Word): Word {
    const text = read(name);
    if (text === undefined) return otherwise;
    const word = words.find((candidate) => candidate === text.toLowerCase());
    if (word === undefined) fault(name, `must be one of ${words.join(', ')}`);
    return word ?? otherwise;
  }

  function readKeys(): string[] {
    const keys = splitList(read('HERALD_HUB_PUBLIC_KEY'));
    for (const [index, key] of keys.entries()) {
      try {
        parsePublicKey(key);
      } catch (error) {
        if (!isHeraldError(error)) throw error;
        const which = keys.length > 1 ? ` (number ${index + 1})` : '';
        fault('HERALD_HUB_PUBLIC_KEY', `holds no public key${which}: a key is 43 characters of base64url`);
      }
    }
    return keys;
  }

  function readNames(): string[] {
    const names = splitList(read('HERALD_AGENT_NAMES')).map((name) => name.toLowerCase());
    if (names.length > 64 || names.some((name) => !isAuthority(name)))
      fault('HERALD_AGENT_NAMES', 'must list host names or addresses, each with or without a port, 64 at most');
    return names;
  }

  function readToken(): string | undefined {
    const value = read('HERALD_AGENT_TOKEN');
    if (value !== undefined && !/^[\x21-\x7e]{16,256}$/.test(value))
      fault('HERALD_AGENT_TOKEN', 'must be 16 to 256 visible characters without spaces');
    return value;
  }

  function readImds(): ImdsSettings {
    const disabled = readWord('AWS_EC2_METADATA_DISABLED', ['false', 'true'], 'false');
    const mode = readWord('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', ['ipv4', 'ipv6'] as const, 'ipv4');
    const endpoint = read('AWS_EC2_METADATA_SERVICE_ENDPOINT');
    if (endpoint !== undefined && !isHttpOrigin(endpoint))
      fault('AWS_EC2_METADATA_SERVICE_ENDPOINT', 'must be an http:// address without a path');
    if (disabled === 'true') return { mode: 'disabled' };
    if (endpoint !== undefined) return { mode: 'enabled', endpoints: [endpoint.replace(/\/$/, '')] };
    if (mode === 'ipv6') return { mode: 'enabled', endpoints: [imdsAddress.IPv6, imdsAddress.IPv4] };
    return { mode: 'enabled', endpoints: [imdsAddress.IPv4, imdsAddress.IPv6] };
  }
}

function splitList(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

/** `host`, `host:port`, `[v6]` or `[v6]:port`. */
function isAuthority(text: string): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1];
  if (host === undefined || Number(match?.[2] ?? 0) > 65_535) return false;
  return host.startsWith('[') ? isIP(host.slice(1, -1)) === 6 : hostName.test(host);
}

function isHttpOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'http:' && url.username === '' && url.pathname === '/' && url.search === '';
}
