/** The whole of Herald for a test: agents and hub as processes, Discord in this one, everything on free ports. */
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Discord, type DiscordOptions, startDiscord } from '@herald/discord-sandbox/start-discord';
import type { MovableClock } from '@herald/protocol/movable-clock';
import { type Ec2Metadata, startEc2Metadata } from '../../ec2-metadata/start-ec2-metadata.ts';
import { type Child, startChild } from '../../start/child.ts';
import { hubPublicKey } from '../../start/hub-key.ts';
import { hubEntry, movedHubEntry } from './bundled-hub.ts';

export type HeraldOptions = {
  /** Real agent processes, one per name; each with its own EC2 metadata. */
  agents?: readonly string[];
  /** The registry for these agents; `origins` are by agent name. */
  registry?(origins: Readonly<Record<string, string>>, discord: Discord): string;
  discord?: DiscordOptions;
  env?: Readonly<Record<string, string>>;
  /** Hub and Discord live by this clock; `moveTo` moves it. Real agents keep the machine's: use a simulated fleet. */
  clock?: MovableClock;
  /** Starts no hub: the test does it with `startHub`. */
  hub?: 'later';
};

export type Herald = AsyncDisposable & {
  discord: Discord;
  agents: ReadonlyMap<string, Child>;
  metadata: ReadonlyMap<string, Ec2Metadata>;
  dataDir: string;
  /** What hub and agents wrote so far. */
  log(): string;
  /** Resolves when the log holds this, at or after a position in it. */
  logged(text: string | RegExp, from?: number): Promise<void>;
  hub(): Child;
  /** `env` counts for this start alone. */
  startHub(env?: Readonly<Record<string, string>>): Promise<Child>;
  /** A further hub beside it; its end is the test's to bring about. */
  startHubBeside(env: Readonly<Record<string, string>>): Promise<Child>;
  /** Moves the clock that was given on to this instant, for Discord and for the hub. */
  moveTo(epochMs: number): Promise<void>;
  startAgent(name: string, port?: number): Promise<Child>;
  /** Replaces the file in one step, as an editor does. */
  writeRegistry(text: string): Promise<void>;
  readRegistry(): Promise<string>;
};

const agentEntry = new URL('../../../../agent/src/main.ts', import.meta.url);
/** The end of patience on a busy machine; whatever is awaited usually comes within seconds. */
const patienceMs = 40_000;

export async function startHerald(options: HeraldOptions = {}): Promise<Herald> {
  await using starting = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-e2e-'));
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  const registryFile = join(dataDir, 'registry.yaml');
  const discord = starting.use(
    await startDiscord({
      ...(options.clock ? { clock: options.clock } : {}),
      ...roughDay(),
      ...options.discord,
    }),
  );
  const publicKey = await hubPublicKey(dataDir);
  const agents = new Map<string, Child>();
  const metadata = new Map<string, Ec2Metadata>();
  const log = createLog();
  let hub: Child | undefined;

  const names = options.agents ?? ['web-1'];
  for (const [index, name] of names.entries()) {
    const address = `10.0.1.${23 + index}`;
    metadata.set(
      name,
      starting.use(
        await startEc2Metadata({
          data: {
            instance: {
              instanceId: `i-0a1b2c3d4e5f6${String(1000 + index)}`,
              instanceType: 't3.small',
              region: 'eu-west-1',
              availabilityZone: 'eu-west-1a',
              privateIpv4: address,
              publicIpv4: `203.0.113.${25 + index}`,
            },
          },
        }),
      ),
    );
  }
  starting.defer(async () => {
    await hub?.[Symbol.asyncDispose]();
    await Promise.all([...agents.values()].map((agent) => agent[Symbol.asyncDispose]()));
  });
  // All have come as far as they get before one that failed ends the others.
  for (const start of await Promise.allSettled(names.map((name) => startAgent(name))))
    if (start.status === 'rejected') throw start.reason;
  const origins = Object.fromEntries(names.map((name) => [name, String(agents.get(name)?.ready['url'])]));
  await writeFile(registryFile, options.registry?.(origins, discord) ?? plainRegistry(origins));
  if (options.hub !== 'later') await startHub();
  const stack = starting.move();

  return {
    discord,
    agents,
    metadata,
    dataDir,
    log: log.text,
    logged: log.logged,
    hub() {
      if (!hub) throw new Error('no hub was started');
      return hub;
    },
    startHub: (env) => startHub(env),
    startHubBeside: openHub,
    async moveTo(epochMs) {
      options.clock?.moveTo(epochMs);
      await hub?.tell({ moveClockToMs: epochMs }, 'clock-moved');
    },
    startAgent: (name, port) => startAgent(name, port),
    async writeRegistry(text) {
      await writeFile(`${registryFile}.new`, text);
      await rename(`${registryFile}.new`, registryFile);
    },
    readRegistry: () => readFile(registryFile, 'utf8'),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  async function startHub(env: Readonly<Record<string, string>> = {}): Promise<Child> {
    await hub?.[Symbol.asyncDispose]();
    hub = await openHub(env);
    return hub;
  }

  function openHub(env: Readonly<Record<string, string>>): Promise<Child> {
    return startChild({
      file: options.clock ? movedHubEntry : hubEntry,
      env: {
        HERALD_REGISTRY: registryFile,
        HERALD_DATA_DIR: dataDir,
        HERALD_WEB_PORT: '0',
        HERALD_LOG_LEVEL: 'debug',
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        ...(options.clock ? { HERALD_TEST_CLOCK_MS: String(options.clock.now()) } : {}),
        DISCORD_APPLICATION_URL: discord.pageUrl,
        ...options.env,
        ...env,
      },
      readyEvent: 'ready',
      output: log.take,
    });
  }

  async function startAgent(name: string, port = 0): Promise<Child> {
    await agents.get(name)?.[Symbol.asyncDispose]();
    const imds = metadata.get(name);
    const agent = await startChild({
      file: agentEntry,
      args: ['serve'],
      env: {
        HERALD_AGENT_HOST: '127.0.0.1',
        HERALD_AGENT_PORT: String(port),
        HERALD_HUB_PUBLIC_KEY: publicKey,
        ...(imds ? { AWS_EC2_METADATA_SERVICE_ENDPOINT: imds.url } : { AWS_EC2_METADATA_DISABLED: 'true' }),
      },
      readyEvent: 'listening',
      output: log.take,
    });
    agents.set(name, agent);
    return agent;
  }
}

/** `npm run bench -- rough-day` runs these tests once more on a day on which much goes wrong at Discord. */
function roughDay(): Pick<DiscordOptions, 'roughDay'> {
  const seed = process.env['HERALD_ROUGH_DAY'];
  return seed === undefined ? {} : { roughDay: { seed: Number(seed) } };
}

/** Every agent a host of its own name; one service of all. */
function plainRegistry(origins: Readonly<Record<string, string>>): string {
  const hosts = Object.entries(origins).map(([name, origin]) => `  ${name}: { address: ${JSON.stringify(origin)} }`);
  return ['defaults: { poll: 2s, zone: Europe/Berlin }', 'hosts:', ...hosts, ''].join('\n');
}

function createLog() {
  let text = '';
  const watchers = new Set<() => void>();
  return {
    take(more: string) {
      text += more;
      for (const look of watchers) look();
    },
    text: () => text,
    logged(wanted: string | RegExp, from = 0): Promise<void> {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`The log never held ${String(wanted)}; it ends:\n${text.slice(-2000)}`));
        }, patienceMs);
        const look = () => {
          const recent = text.slice(from);
          if (typeof wanted === 'string' ? !recent.includes(wanted) : !wanted.test(recent)) return;
          clearTimeout(late);
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
  };
}
