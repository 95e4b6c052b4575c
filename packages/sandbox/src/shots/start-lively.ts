/** Herald with the fleet and the past of the pictures, and somebody of the platform team signed in to its pages. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultGuild } from '@herald/discord-sandbox/guild-spec';
import { type Discord, startDiscord } from '@herald/discord-sandbox/start-discord';
import type { Browser } from 'playwright-core';
import { startSimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { startChild } from '../start/child.ts';
import { hubPublicKey } from '../start/hub-key.ts';
import { hostNames, livelyRegistry, trouble, usualOf } from './lively-fleet.ts';
import { livelyPast, rhythmAt } from './lively-past.ts';

type Cookies = { name: string; value: string; url: string }[];

export type Lively = AsyncDisposable & {
  webUrl: string;
  discord: Discord;
  /** Cookies of somebody of the platform team. */
  signIn(browser: Browser): Promise<Cookies>;
  /** Ends the troubles of the fleet, and waits until the hub has seen it. */
  mend(browser: Browser, cookies: Cookies): Promise<void>;
};

const run = promisify(execFile);
const hubEntry = new URL('../../../hub/src/app/main.ts', import.meta.url);
const pastLoader = fileURLToPath(new URL('../../../hub/src/store/load-tests/load-past-main.ts', import.meta.url));
const seed = 7;

export async function startLively(): Promise<Lively> {
  await using starting = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-lively-'));
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  const channels = [...defaultGuild.channels, ...['facts', 'times', 'words', 'leaders'].map((name) => ({ name }))];
  const discord = starting.use(await startDiscord({ guild: { ...defaultGuild, channels } }));
  const fleet = starting.use(
    await startSimulatedFleet({ count: hostNames.length, hubPublicKey: await hubPublicKey(dataDir) }),
  );
  const indexOf = (name: string) => hostNames.findIndex((host) => host.name === name);
  const nowMs = Date.now();
  const share = rhythmAt(((nowMs / 3_600_000) % 24) + 1);
  for (const [at] of hostNames.entries()) {
    const usual = usualOf(at);
    fleet.setReadings(at, { ...usual, cpuUsedPercent: usual.cpuUsedPercent * share });
  }
  fleet.setReadings(indexOf(trouble.hot), { ...usualOf(indexOf(trouble.hot)), cpuUsedPercent: 97, load15: 7.8 });
  fleet.setFault(indexOf(trouble.gone), 'silent');
  const registryFile = join(dataDir, 'registry.yaml');
  await writeFile(registryFile, livelyRegistry(fleet.urls, discord, nowMs));
  const pastFile = join(dataDir, 'past.json');
  await writeFile(
    pastFile,
    JSON.stringify(
      livelyPast(
        nowMs,
        seed,
        ['ask-engineering', 'billing'].map((name) => discord.channelId(name)),
      ),
    ),
  );
  await run(process.execPath, [pastLoader, dataDir, pastFile]);
  const webPort = await freePort();
  const hub = starting.use(
    await startChild({
      file: hubEntry,
      env: {
        HERALD_REGISTRY: registryFile,
        HERALD_DATA_DIR: dataDir,
        HERALD_WEB_PORT: String(webPort),
        // Said, so that there is an install line to be seen where the agent is built.
        HERALD_WEB_URL: `http://127.0.0.1:${webPort}`,
        HERALD_LOG_LEVEL: 'warn',
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        DISCORD_APPLICATION_URL: discord.pageUrl,
        DISCORD_CLIENT_SECRET: discord.clientSecret,
      },
      readyEvent: 'ready',
      output: () => undefined,
    }),
  );
  const webUrl = String(hub.ready['webUrl']);
  const stack = starting.move();
  return { webUrl, discord, signIn, mend, [Symbol.asyncDispose]: () => stack.disposeAsync() };

  async function mend(browser: Browser, cookies: Cookies): Promise<void> {
    fleet.setReadings(indexOf(trouble.hot), { ...usualOf(indexOf(trouble.hot)) });
    fleet.setFault(indexOf(trouble.gone), 'none');
    const context = await browser.newContext();
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(`${webUrl}/fleet`);
    for (const words of [/\d+ degraded/, /\d+ down/])
      await page.locator('.counts').getByText(words).waitFor({ state: 'detached', timeout: 120_000 });
    await context.close();
  }

  async function signIn(browser: Browser): Promise<Cookies> {
    const page = await browser.newPage();
    await page.goto(`${webUrl}/sign-in/discord`);
    await page.getByRole('link', { name: 'Pat' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    // The fleet has to have its troubles before it is drawn.
    await page.goto(`${webUrl}/fleet`);
    for (const words of [/\d+ degraded/, /\d+ down/])
      await page.locator('.counts').getByText(words).first().waitFor({ timeout: 120_000 });
    const cookies = await page.context().cookies();
    await page.close();
    return cookies.map(({ name, value }) => ({ name, value, url: webUrl }));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
