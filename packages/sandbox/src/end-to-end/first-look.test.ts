/** What `npm start` gives a person: the page in a real browser, and the terminal. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, type TestContext, test, vi } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { inherited } from '../start/child.ts';
import { startAll } from '../start/start-all.ts';
import { wordsOf } from './testing/ask.ts';

vi.setConfig({ testTimeout: 120_000, maxConcurrency: 2 });
/** Each starts all of Herald for itself and waits for it. */
const it = test.concurrent;

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../../hub/src/app/cli.ts', import.meta.url));

async function npmStart({ onTestFinished }: TestContext, shown: string[] = []) {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-start-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const env = { HERALD_DATA_DIR: dataDir, HERALD_WEB_PORT: '0', HERALD_SANDBOX_PORT: '0', HERALD_REGISTRY: '' };
  return { dataDir, herald: await startAll({ env, show: (line) => shown.push(line), output: () => undefined }) };
}

it('says what is real and what is simulated, and answers in the browser with this machine’s own figures', async (context) => {
  const shown: string[] = [];
  const { herald } = await npmStart(context, shown);
  await using _herald = herald;
  const lines = shown.join('\n');
  expect(lines).toMatch(/Discord\s+simulated/);
  expect(lines).toMatch(/Servers\s+real: this machine/);
  expect(lines).toMatch(/Tell me about my server!/);
  await using opened = await openBrowser();
  const page = await opened.browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(String(herald.pageUrl));
  const composer = page.locator('[data-composer]');
  await composer.fill('hello world');
  await composer.press('Enter');
  await page.getByText('hello', { exact: true }).waitFor();
  await composer.fill('Tell me about my server!');
  await composer.press('Enter');
  await page.getByText('web-1 is up.').waitFor();
  // Figures are set with no-break spaces, so that a unit stays with its number.
  for (const figure of [/\d\s%\sof\s[\d.]+\sGiB/, /Ireland/, /CPU/]) await page.getByText(figure).first().waitFor();
  expect(herald.discord?.violations).toEqual([]);
});

it('lets a newcomer break something simulated and see it told, and plan maintenance, by buttons alone', async (context) => {
  const shown: string[] = [];
  const { herald } = await npmStart(context, shown);
  await using _herald = herald;
  const { discord } = herald;
  if (!discord) throw new Error('Discord is not simulated');
  expect(shown.join('\n')).toMatch(/simulated: six more with four services/);
  await using opened = await openBrowser();
  const page = await opened.browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  await page.goto(String(herald.pageUrl));
  await page.getByText('web-1 is this machine, measured by a real agent.').waitFor();
  const told = discord.nextMessage({ channel: '#alerts', from: 'bot' }, AbortSignal.timeout(60_000));
  await page.getByRole('button', { name: 'Take exports down' }).click();
  await page.getByRole('button', { name: 'Bring exports back' }).waitFor();
  expect(wordsOf(await told)).toContain('exports is down');
  await page.getByRole('button', { name: 'Plan maintenance for billing' }).click();
  await page.getByText('Planned: billing is down').waitFor();
  await page.getByRole('button', { name: 'when is the next maintenance for billing?' }).click();
  await page.getByText('Next maintenance for billing:').waitFor();
  const status = await opened.browser.newPage();
  await status.goto(herald.webUrl);
  await status.getByRole('heading', { name: 'Real, this machine' }).waitFor();
  await status.getByRole('heading', { name: 'Simulated', exact: true }).waitFor();
  expect(discord.violations).toEqual([]);
});

it('answers the terminal with the same facts, as a table, as JSON and by its exit code', async (context) => {
  const { dataDir, herald } = await npmStart(context);
  await using _herald = herald;
  const ask = (...args: string[]) =>
    run(process.execPath, [cli, 'ask', ...args], { env: { ...inherited(), HERALD_DATA_DIR: dataDir } });
  const { stdout } = await ask('Tell me about my server!');
  expect(stdout).toMatch(/web-1 is up\./);
  expect(stdout).toMatch(/Region +Ireland \(eu-west-1\)/);
  const answer: unknown = JSON.parse((await ask('--json', 'Tell me about my server!')).stdout);
  expect(answer).toMatchObject({
    intent: 'describe',
    targets: ['web-1'],
    answered: true,
    text: expect.stringContaining('web-1 is up.'),
  });
  expect((answer as { facts: { key: string }[] }).facts.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['region', 'availability-zone', 'cpu', 'private-ip', 'memory', 'disk', 'uptime']),
  );
  await expect(ask('asdf qwertz jkl?')).rejects.toMatchObject({ code: 1 });
});

it('tells a terminal that no hub is there, with exit code 2', async ({ onTestFinished }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-none-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  await expect(
    run(process.execPath, [cli, 'ask', 'is web-1 up?'], {
      env: { ...inherited(), HERALD_DATA_DIR: dataDir },
    }),
  ).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('npm start') });
});
