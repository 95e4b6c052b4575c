/** The parts of a trial: simulated agents, a Discord as witness, and hubs, each a process of its own. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyPair } from '@herald/protocol/keys';
import { agentAddress } from '../hub/agent-address.ts';
import { hubFlags } from '../hub/hub-flags.ts';
import { type LineProcess, startLineProcess } from '../hub/line-process.ts';

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export type Fleet = AsyncDisposable & {
  privateKey: string;
  origin(index: number): string;
  setFault(index: number, fault: 'reset' | 'none'): Promise<void>;
  take(): Promise<Taken>;
};

/** Of all agents together: how often each was asked, and how long it waited, since the last look; `reported` since the start. */
export type Taken = {
  least: number;
  most: number;
  total: number;
  longestMs: number;
  shortestMs: number;
  reported: number;
};

export async function startFleet(count: number): Promise<Fleet> {
  const { privateKey, publicKey } = generateKeyPair();
  const entry = fileOf('../../../sandbox/src/fleet/main.ts');
  const child = startLineProcess(process.execPath, [entry, '--count', String(count), `--hub-key=${publicKey}`]);
  const { port } = await child.hear('listening');
  return {
    privateKey,
    origin: (index) => `http://${agentAddress(index)}:${port}`,
    async setFault(index, fault) {
      child.tell({ set: index, fault });
      await child.hear('set');
    },
    async take() {
      child.tell({ counts: 'take' });
      const { least, most, total, longestMs, shortestMs, reported } = await child.hear('counts');
      return {
        least: Number(least),
        most: Number(most),
        total: Number(total),
        longestMs: Number(longestMs),
        reported: Number(reported),
        // Infinity, where no agent was asked twice, does not pass through JSON.
        shortestMs: shortestMs === null ? Number.POSITIVE_INFINITY : Number(shortestMs),
      };
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

export type Said = { id: string; nonce?: string; words: string };
export type Witness = AsyncDisposable & {
  url: string;
  token: string;
  alertsChannelId: string;
  /** What the bot has said in #alerts, as it stands now, oldest first. */
  said(): Promise<Said[]>;
};

export async function startWitness(): Promise<Witness> {
  const child = startLineProcess(process.execPath, [fileOf('../../../discord-sandbox/src/main.ts')]);
  const { url, token, channels } = await child.hear('listening');
  const alerts = channels as Record<string, string>;
  return {
    url: String(url),
    token: String(token),
    alertsChannelId: alerts['alerts'] ?? '',
    async said() {
      child.say('alerts');
      const { messages } = await child.hear('said');
      return (messages as { id: string; nonce?: string; content: string; words: string[] }[]).map(
        ({ id, nonce, content, words }) => ({
          id,
          ...(nonce ? { nonce } : {}),
          words: [content, ...words].join(' ').trim(),
        }),
      );
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

/** Two messages of one nonce are one thing said twice; Herald gives each thing it says a nonce of its own. */
export function saidTwice(said: readonly Said[]): Said[] {
  const seen = new Set<string>();
  return said.filter(({ nonce }) => {
    if (nonce === undefined) return false;
    const isKnown = seen.has(nonce);
    seen.add(nonce);
    return isKnown;
  });
}

export async function writeTrialRegistry(
  file: string,
  { fleet, count, poll, alerts }: { fleet: Fleet; count: number; poll: string; alerts?: string },
): Promise<void> {
  const hosts = Array.from({ length: count }, (_, index) => `  host-${index}: { address: "${fleet.origin(index)}" }`);
  await writeFile(
    file,
    `defaults: { poll: ${poll} }\nhosts:\n${hosts.join('\n')}\n${alerts === undefined ? '' : `discord: { alerts: "${alerts}", announcements: "${alerts}" }\n`}`,
  );
}

export type HubOfTrial = LineProcess & {
  name: string;
  /** The JSON API, for what the hub itself says. */
  read(path: string): Promise<unknown>;
};

export type HubOfTrialOptions = {
  name: string;
  folder: string;
  registry: string;
  fleet: Fleet;
  witness: Pick<Witness, 'url' | 'token'>;
  databaseUrl?: string;
};

/** On a busy machine a hub that has just started takes long; whoever gave up sooner would measure the machine. */
const readLimitMs = 60_000;

/** Resolves when the hub is ready. */
export async function startHub(options: HubOfTrialOptions): Promise<HubOfTrial> {
  const { name } = options;
  const apiToken = randomBytes(24).toString('hex');
  const child = await spawnHub(options, apiToken);
  const { webUrl } = await child.hear('ready');
  return {
    ...child,
    name,
    async read(path) {
      const headers = { authorization: `Bearer ${apiToken}` };
      const response = await fetch(new URL(path, String(webUrl)), {
        headers,
        signal: AbortSignal.timeout(readLimitMs),
      });
      if (!response.ok) throw new Error(`The hub answers ${response.status} to ${path}.`);
      return response.json();
    },
  };
}

/** Does not wait for it to be ready. */
export async function spawnHub(options: HubOfTrialOptions, apiToken = ''): Promise<LineProcess> {
  const { name, folder, registry, fleet, witness, databaseUrl = '' } = options;
  await mkdir(folder, { recursive: true });
  return startLineProcess(process.execPath, [...(await hubFlags()), fileOf('../../../hub/src/app/main.ts')], {
    HERALD_REGISTRY: registry,
    HERALD_DATA_DIR: join(folder, name),
    HERALD_HUB_NAME: name,
    HERALD_HUB_PRIVATE_KEY: fleet.privateKey,
    // Hubs of one database must have the same, and a hub that is started again the one it had.
    HERALD_PRIVACY_KEY: createHash('sha256').update(fleet.privateKey).digest('hex'),
    HERALD_WEB_PORT: '0',
    HERALD_API_TOKEN: apiToken,
    HERALD_LOG_LEVEL: process.env['BENCH_LOG_LEVEL'] ?? 'error',
    HERALD_DATABASE_URL: databaseUrl,
    DISCORD_TOKEN: witness.token,
    DISCORD_API_URL: witness.url,
    // A trial starts hubs again and again: what Node compiled for the first serves the others.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  });
}
