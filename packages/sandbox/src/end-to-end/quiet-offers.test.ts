/** Where Herald isn't sure that it was asked: a sign under the message, and the answer for whoever presses it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { movableClock } from '@herald/protocol/movable-clock';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inherited } from '../start/child.ts';
import { wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const sign = '💡';
/** Perhaps a question: nothing in it says that an answer is wanted. */
const perhaps = 'web-1 again';
const hubSource = new URL('../../../hub/src/', import.meta.url);

let herald: Herald;
beforeAll(async () => {
  herald = await startHerald({
    registry: (origins, discord) =>
      [
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
        'inquiries: { learn: on }',
        'discord:',
        `  channels: { "${discord.channelId('billing')}": { listens: mentions } }`,
        '',
      ].join('\n'),
    agents: ['web-1'],
  });
});
afterAll(() => herald?.[Symbol.asyncDispose]());

it('offers the answer by a sign, gives it once to whoever presses, takes the sign away, and learns', async () => {
  const { discord } = herald;
  const said = await offeredTo('Carla', herald, 'web-1 trouble again, Carla saw it');
  expect(answersTo(said.id)).toEqual([]);
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, AbortSignal.timeout(60_000));
  await discord.as('Chris').react(said, sign);
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  await withoutSign(said.id);
  expect(answersTo(said.id)).toHaveLength(1);
  const learnt = await vi.waitUntil(() => learntOf('web-1 trouble again, person saw it'), { timeout: 60_000 });
  expect(learnt).toMatchObject({
    why: 'offer-pressed',
    understood: { targets: ['web-1'], answer: 'suggest' },
    expect: { targets: ['web-1'], answer: true },
  });
  await discord.as('Carla').delete(said);
  await vi.waitUntil(async () => !(await learntOf('web-1 trouble again, person saw it')), { timeout: 60_000 });
  expect(discord.violations).toEqual([]);
});

it('keeps its offer over a restart', async () => {
  const { discord } = herald;
  const said = await offeredTo('Emil');
  await herald.hub()[Symbol.asyncDispose]();
  await herald.startHub();
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, AbortSignal.timeout(60_000));
  await discord.as('Emil').react(said, sign);
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  await withoutSign(said.id);
});

it('takes the sign away where the message asks nothing any more', async () => {
  const said = await offeredTo('Erin');
  await herald.discord.as('Erin').edit(said, 'lunch was good');
  await withoutSign(said.id);
  expect(answersTo(said.id)).toEqual([]);
});

it('says nothing, and the log says once what is missing, where it may not add reactions', async () => {
  const { discord } = herald;
  const from = herald.log().length;
  discord.setPermissions('#general', { of: 'bot', deny: ['AddReactions'] });
  const quiet = [await discord.as('Pat').say('#general', perhaps), await discord.as('Pat').say('#general', perhaps)];
  const answer = discord.nextMessage({ channel: '#general', from: 'bot' }, AbortSignal.timeout(60_000));
  await discord.as('Pat').say('#general', '@Herald is web-1 up?');
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  discord.setPermissions('#general', { of: 'bot', allow: ['AddReactions'] });
  await herald.logged('allow Add Reactions there', from);
  expect(herald.log().slice(from).split('allow Add Reactions there')).toHaveLength(2);
  for (const { id } of quiet) expect([...answersTo(id), ...signsUnder(id)]).toEqual([]);
});

it('says nothing and offers nothing in a channel that listens to mentions alone', async () => {
  const { discord } = herald;
  const quiet = await discord.as('Carla').say('#billing', 'is web-1 up?');
  // What comes after it is heard after it.
  const answer = discord.nextMessage({ channel: '#billing', from: 'bot' }, AbortSignal.timeout(60_000));
  await discord.as('Carla').say('#billing', '@Herald is web-1 up?');
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  expect(answersTo(quiet.id)).toEqual([]);
  expect(signsUnder(quiet.id)).toEqual([]);
});

it('takes the sign away after ten minutes, by itself, and where a hub that was away finds it pressed', async () => {
  const begin = Date.UTC(2026, 2, 2, 9);
  const clock = movableClock(begin);
  await using late = await startHerald({ agents: ['web-1'], clock });
  const first = await offeredTo('Carla', late);
  await late.moveTo(begin + 601_000);
  await withoutSign(first.id, late);
  const second = await offeredTo('Carla', late);
  await late.hub()[Symbol.asyncDispose]();
  clock.moveTo(begin + 1_300_000);
  await late.startHub();
  await late.discord.as('Chris').react(second, sign);
  await withoutSign(second.id, late);
  expect([...answersTo(first.id, late), ...answersTo(second.id, late)]).toEqual([]);
});

it('of several hubs on one PostgreSQL one offers and answers, once, and the next keeps what was offered', async () => {
  const postgres = spawn(process.execPath, [fileURLToPath(new URL('store/load-tests/postgres-main.ts', hubSource))]);
  await using ending = new AsyncDisposableStack();
  // The end of its standard input is its end.
  ending.defer(async () => {
    postgres.stdin.end();
    await once(postgres, 'exit');
  });
  const [first] = await once(createInterface({ input: postgres.stdout }), 'line');
  const env = { HERALD_DATABASE_URL: String(JSON.parse(String(first)).url) };
  const several = ending.use(await startHerald({ agents: ['web-1'], env }));
  ending.use(await several.startHubBeside({ HERALD_HUB_NAME: 'beside' }));
  const said = await offeredTo('Carla', several);
  await several.discord.as('Chris').react(said, sign);
  await withoutSign(said.id, several);
  expect(answersTo(said.id, several)).toHaveLength(1);
  const kept = await offeredTo('Emil', several);
  const from = several.log().length;
  await several.hub()[Symbol.asyncDispose]();
  await several.logged(/"gained":\[[^\]]*"speaker"/, from);
  await several.discord.as('Emil').react(kept, sign);
  await withoutSign(kept.id, several);
  expect(answersTo(kept.id, several)).toHaveLength(1);
  expect(several.discord.violations).toEqual([]);
});

async function offeredTo(who: string, where: Herald = herald, text = perhaps) {
  const said = await where.discord.as(who).say('#status', text);
  await vi.waitUntil(() => signsUnder(said.id, where).includes(where.discord.botId), { timeout: 60_000 });
  return said;
}

function withoutSign(messageId: string, where: Herald = herald) {
  return vi.waitUntil(() => !signsUnder(messageId, where).includes(where.discord.botId), { timeout: 60_000 });
}

function messages({ discord }: Herald) {
  return [...discord.world.channels.values()].flatMap((channel) => [...channel.messages.values()]);
}

function signsUnder(messageId: string, where: Herald = herald): string[] {
  return messages(where).flatMap(({ id, reactions }) => (id === messageId ? [...(reactions.get(sign) ?? [])] : []));
}

function answersTo(messageId: string, where: Herald = herald) {
  return messages(where).filter(({ reference }) => reference?.messageId === messageId);
}

/** The line of these words, as `herald misses` writes it. */
async function learntOf(text: string): Promise<object | undefined> {
  const env = { ...inherited(), HERALD_DATA_DIR: herald.dataDir };
  const entry = fileURLToPath(new URL('app/cli.ts', hubSource));
  const { stdout } = await promisify(execFile)(process.execPath, [entry, 'misses'], { env });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line)).find((line) => line.text === text);
}
