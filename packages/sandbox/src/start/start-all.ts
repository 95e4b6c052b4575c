/** Starts every part as its own process: an agent for this machine, stand-ins for what is not configured, and the hub. */
import { join } from 'node:path';
import { type Discord, startDiscord } from '@herald/discord-sandbox/start-discord';
import { startSimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { type Child, startChild } from './child.ts';
import { createDemo } from './create-demo.ts';
import { demoHosts } from './demo-fleet.ts';
import { holdStart } from './hold-start.ts';
import { hubPublicKey } from './hub-key.ts';
import { type LocalAgent, startLocalAgent } from './local-agent.ts';
import { writeLocalRegistry } from './local-registry.ts';
import { planStart, type StartPlan } from './plan.ts';
import { startLines } from './start-lines.ts';

export type StartAllOptions = {
  env: Readonly<Record<string, string | undefined>>;
  show(line: string): void;
  /** Where the parts' own output goes; shown if not given. */
  output?: (text: string) => void;
  signal?: AbortSignal;
};

export type Running = AsyncDisposable & {
  plan: StartPlan;
  discord: Discord | undefined;
  hub: Child;
  agent: LocalAgent | undefined;
  pageUrl: string | undefined;
  webUrl: string;
  /** How the hub ended, if it does so by itself. */
  ended: Promise<string>;
};

/** This machine's name in the registry that is written for it. */
const localName = 'web-1';
const hubEntry = new URL('../../../hub/src/app/main.ts', import.meta.url);

export async function startAll({
  env,
  show,
  output = (text) => void process.stderr.write(text),
}: StartAllOptions): Promise<Running> {
  const plan = planStart(env);
  await using starting = new AsyncDisposableStack();
  starting.use(holdStart(plan.dataDir));
  const discord =
    plan.discord === 'simulated' ? starting.use(await startDiscord({ port: plan.discordPort })) : undefined;
  const agent =
    plan.fleet === 'this-machine'
      ? starting.use(
          await startLocalAgent({
            name: localName,
            env: agentSettingsOf(env),
            metadata: plan.ec2Metadata === 'simulated' ? 'simulated' : 'as-configured',
            dataDir: plan.dataDir,
            output,
            show,
          }),
        )
      : undefined;
  const simulated =
    plan.demo === 'shown'
      ? starting.use(
          await startSimulatedFleet({
            count: demoHosts.length,
            apart: 'ports',
            hubPublicKey: await hubPublicKey(plan.dataDir),
          }),
        )
      : undefined;
  const registryFile = agent
    ? await writeLocalRegistry({
        dir: join(plan.dataDir, 'sandbox'),
        name: localName,
        agentUrl: agent.url,
        simulatedUrls: simulated?.urls ?? [],
        ...bindings(discord),
      })
    : plan.registryFile;
  const hub = starting.use(
    await startChild({
      file: hubEntry,
      env: {
        HERALD_LOG_LEVEL: 'warn',
        ...settingsOf(env),
        HERALD_REGISTRY: registryFile,
        HERALD_DATA_DIR: plan.dataDir,
        ...(discord
          ? {
              DISCORD_TOKEN: discord.token,
              DISCORD_API_URL: discord.url,
              DISCORD_APPLICATION_URL: discord.pageUrl,
              DISCORD_CLIENT_SECRET: discord.clientSecret,
            }
          : {}),
      },
      readyEvent: 'ready',
      output,
    }),
  );
  const webUrl = String(hub.ready['webUrl'] ?? '');
  if (discord && agent && simulated) {
    const links = webUrl
      ? [
          { label: 'The status page', url: webUrl },
          { label: 'Every server', url: `${webUrl}/fleet` },
        ]
      : [];
    discord.showDemo(createDemo({ discord, fleet: simulated, agent, name: localName, links }));
  }
  const link = (name: string) => (typeof hub.ready[name] === 'string' ? hub.ready[name] : undefined);
  for (const line of startLines({
    plan,
    pageUrl: discord?.pageUrl,
    webUrl,
    inviteLink: link('inviteLink'),
    signInLink: link('signInLink'),
    registryFile,
    ...(agent ? { canStop: localName } : {}),
  }))
    show(line);
  const stack = starting.move();
  return {
    plan,
    discord,
    hub,
    agent,
    pageUrl: discord?.pageUrl,
    webUrl,
    ended: hub.ended.then((how) => (typeof how === 'number' ? `with exit code ${how}` : `by ${how}`)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function bindings(discord: Discord | undefined) {
  if (!discord) return {};
  return {
    channels: {
      status: discord.channelId('status'),
      askEngineering: discord.channelId('ask-engineering'),
      alerts: discord.channelId('alerts'),
      billing: discord.channelId('billing'),
      general: discord.channelId('general'),
    },
    roles: { engineers: discord.roleId('Engineer'), platform: discord.roleId('Platform') },
  };
}

/** Herald's own settings, and what the AWS SDK and TLS read. */
function settingsOf(env: StartAllOptions['env']): Record<string, string> {
  return pick(env, /^(HERALD_|DISCORD_|AWS_)/);
}

function agentSettingsOf(env: StartAllOptions['env']): Record<string, string> {
  return pick(env, /^(HERALD_AGENT_|AWS_EC2_METADATA_)/);
}

function pick(env: StartAllOptions['env'], names: RegExp): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => names.test(entry[0]) && entry[1] !== undefined && entry[1] !== '',
    ),
  );
}
