/** What `npm start` survives and refuses: a second one beside it, and an agent that goes down. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startAll } from '../start/start-all.ts';
import { ask, wordsOf } from './testing/ask.ts';

vi.setConfig({ testTimeout: 120_000 });

async function npmStart(shown: string[] = [], dir?: string) {
  const dataDir = dir ?? (await mkdtemp(join(tmpdir(), 'herald-start-')));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const env = { HERALD_DATA_DIR: dataDir, HERALD_WEB_PORT: '0', HERALD_SANDBOX_PORT: '0', HERALD_REGISTRY: '' };
  return { dataDir, herald: await startAll({ env, show: (line) => shown.push(line), output: () => undefined }) };
}

it('refuses a second npm start before it writes anything that the first one reads', async () => {
  const { dataDir, herald } = await npmStart();
  await using _herald = herald;
  const registry = join(dataDir, 'sandbox', 'registry.yaml');
  const before = await readFile(registry, 'utf8');
  await expect(npmStart([], dataDir)).rejects.toMatchObject({
    code: 'start/running',
    message: expect.stringContaining('another `npm start`'),
  });
  expect(await readFile(registry, 'utf8')).toBe(before);
  if (!herald.discord) throw new Error('Discord is not simulated');
  expect(wordsOf(await ask(herald.discord, 'Tell me about my server!'))).toContain('web-1 is up');
});

it('lets a person see a server that is down, and start it again', async () => {
  const shown: string[] = [];
  const { herald } = await npmStart(shown);
  await using _herald = herald;
  const { agent, discord } = herald;
  if (!agent || !discord) throw new Error('agent and Discord are not simulated');
  expect(shown.join('\n')).toMatch(/To see a server go down, press a button .* or type here: stop web-1/);
  expect(wordsOf(await ask(discord, 'is web-1 up?'))).toContain('web-1 is up');
  const killed = agent.process();
  killed?.kill('SIGKILL');
  await killed?.ended;
  await vi.waitFor(() => expect(shown.join('\n')).toContain('web-1 is down now: its agent has ended (SIGKILL).'));
  expect(shown.at(-1)).toBe('Type here to start it again: start web-1');
  const eventually = { timeout: 60_000, interval: 500 };
  const words = async () => wordsOf(await ask(discord, 'is web-1 up?'));
  // A reading of the last five seconds is still told.
  await vi.waitFor(async () => expect(await words()).not.toContain('web-1 is up'), eventually);
  await agent.hear('start web-1');
  expect(shown.at(-1)).toBe('web-1 is started again.');
  await agent.hear('start web-1');
  expect(shown.at(-1)).toBe('web-1 runs already.');
  await agent.hear('is web-1 up?');
  expect(shown.at(-1)).toContain('questions go to Discord');
  await vi.waitFor(async () => expect(await words()).toContain('web-1 is up'), eventually);
  await agent.hear('stop web-1');
  await vi.waitFor(() => expect(shown.at(-1)).toContain('start web-1'));
});

it('says how the hub ended when it ends by itself', async () => {
  const { herald } = await npmStart();
  await using _herald = herald;
  herald.hub.kill('SIGKILL');
  expect(await herald.ended).toBe('by SIGKILL');
});
