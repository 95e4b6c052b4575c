/** Who gets into the pages: sign-in with Discord in a real browser, against a real hub, and the operator's one-time link. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { inherited } from '../start/child.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const run = promisify(execFile);
const cliEntry = fileURLToPath(new URL('../../../hub/src/app/cli.ts', import.meta.url));
const clientSecret = 'the-secret-of-this-test';

let herald: Herald;
let page: Page;
let webUrl: string;
const stack = new AsyncDisposableStack();

beforeAll(async () => {
  herald = stack.use(
    await startHerald({
      env: { DISCORD_CLIENT_SECRET: clientSecret },
      registry: (origins, discord) => {
        discord.world.application.clientSecret = clientSecret;
        return [
          'defaults: { poll: 2s }',
          `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
          'services: { storefront: { hosts: [web-1], needs: 1 } }',
          'discord:',
          `  engineers: ["${discord.roleId('Engineer')}"]`,
          `  platform: ["${discord.roleId('Platform')}"]`,
          `  channels: { "${discord.channelId('billing')}": { about: storefront } }`,
          '',
        ].join('\n');
      },
    }),
  );
  const { browser } = stack.use(await openBrowser());
  page = await browser.newPage();
  webUrl = String(herald.hub().ready['webUrl']);
});
/** One browser for all; whoever comes next brings no cookies. */
beforeEach(() => page.context().clearCookies());
afterAll(() => stack.disposeAsync());

async function atConsent(): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${webUrl}/sign-in/discord`);
  await page.getByText('wants to access your account').waitFor();
}

async function signIn(person: string): Promise<void> {
  await atConsent();
  await page.getByRole('link', { name: person }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** With the cookies of the browser, but without drawing the page. */
async function statusOf(path: string): Promise<number> {
  return (await page.request.get(webUrl + path)).status();
}

it('people find the way in from the status page, and may see what the roles of the registry allow', async () => {
  await page.goto(`${webUrl}/`);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Sign in with Discord' }).click();
  await page.getByRole('link', { name: 'Carla' }).click();
  await page.waitForURL(`${webUrl}/`);
  await page.getByText('Carla').waitFor();
  expect([await statusOf('/fleet'), await statusOf('/fleet/add')]).toEqual([200, 403]);
  for (const person of ['Erin', 'Pat']) {
    await signIn(person);
    expect([await statusOf('/fleet'), await statusOf('/fleet/add')]).toEqual([200, 200]);
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  expect(await statusOf('/fleet')).toBe(401);
});

it('whoever cancels at Discord reads that nothing happened, and can try again', async () => {
  await atConsent();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByText('You cancelled at Discord').waitFor();
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByText('wants to access your account').waitFor();
});

it('someone who is no member of the server is not let in', async () => {
  const { discord } = herald;
  const id = discord.personId('Chidi');
  const member = discord.world.members.get(id);
  discord.world.members.delete(id);
  await atConsent();
  await page.getByRole('link', { name: 'Chidi' }).click();
  await page.getByText('You are not a member of the Discord server').waitFor();
  if (member) discord.world.members.set(id, member);
});

it('a sign-in that another browser began is refused, and so is its code a second time', async () => {
  await atConsent();
  const back = await page.getByRole('link', { name: 'Pat' }).getAttribute('href');
  const reply = await fetch(new URL(back ?? '', herald.discord.pageUrl), { redirect: 'manual' });
  const callback = reply.headers.get('location') ?? '';
  expect(new URL(callback).searchParams.get('code')).not.toBeNull();
  const stranger = await fetch(callback, { headers: { cookie: 'herald_sign_in=another.verifier' } });
  expect(stranger.status).toBe(403);
  expect(await stranger.text()).toContain('This sign-in was begun elsewhere');
  await page.goto(callback);
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  expect((await page.request.get(callback)).status()).toBe(403);
});

it('while Discord fails it says so, and what else there is', async () => {
  for (const path of ['/oauth2/token', '/users/@me']) {
    herald.discord.failRequests({ kind: 'status', status: 503, path });
    await atConsent();
    await page.getByRole('link', { name: 'Carla' }).click();
    await page.getByText('Discord does not answer, so signing in is not possible right now.').waitFor();
  }
});

it('a secret that Discord does not accept lets nobody in', async () => {
  const { application } = herald.discord.world;
  application.clientSecret = 'changed in the developer portal';
  await atConsent();
  await page.getByRole('link', { name: 'Carla' }).click();
  await page.getByText('Discord did not confirm who you are.').waitFor();
  application.clientSecret = clientSecret;
});

it('a server’s page leads to the channel in Discord that is about its service', async () => {
  await signIn('Carla');
  await page.goto(`${webUrl}/hosts/web-1`);
  await page.getByRole('link', { name: 'Ask about it in Discord' }).click();
  await page.waitForURL(`${herald.discord.pageUrl}?channel=billing`);
});

it('`herald sign-in` prints a link that lets its operator in, once', async () => {
  const { stdout } = await run(process.execPath, [cliEntry, 'sign-in'], {
    env: { ...inherited(), HERALD_DATA_DIR: herald.dataDir },
  });
  await page.context().clearCookies();
  await page.goto(stdout.trim());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Operator').waitFor();
  expect(await statusOf('/fleet/add')).toBe(200);
  const secret = new URL(stdout.trim()).searchParams.get('secret') ?? '';
  const again = await page.request.post(`${webUrl}/sign-in/link`, { form: { secret } });
  expect(again.status()).toBe(410);
});

it('writes neither the secret nor a link into the log', () => {
  expect(herald.log()).not.toContain(clientSecret);
  expect(herald.log()).not.toMatch(/sign-in\/link\?secret|code=/);
});
