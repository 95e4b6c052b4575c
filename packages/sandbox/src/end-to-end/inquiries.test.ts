/** What becomes of questions that are put to people, end to end with the real client, and what is counted of them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { movableClock } from '@herald/protocol/movable-clock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SimulatedFleet, startSimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Monday 2 March 2026, 10:00 in Berlin. */
const monday = Date.UTC(2026, 2, 2, 9);
const clock = movableClock(monday);
const stack = new AsyncDisposableStack();
let fleet: SimulatedFleet;
let herald: Herald;

beforeAll(async () => {
  fleet = stack.use(await startSimulatedFleet({ count: 2, now: clock.now }));
  herald = stack.use(
    await startHerald({
      agents: [],
      clock,
      registry: (_origins, discord) => `
defaults: { poll: 5s, zone: Europe/Berlin }
hosts:
  api-1: { address: ${fleet.urls[0]} }
  api-2: { address: ${fleet.urls[1]} }
services:
  billing: { hosts: [api-1, api-2], needs: 1, owner: { team: payments, role: "${discord.roleId('payments')}" } }
discord:
  engineers: ["${discord.roleId('Engineer')}"]
  channels:
    "${discord.channelId('ask-engineering')}": { ask-engineering: true }
inquiries: { hours: "Mon-Fri 09:00-18:00", baseline: 50, goal: 30 }
`,
    }),
  );
});
afterAll(() => stack.disposeAsync());

/** The thread on a message has the message's own id. */
const nextIn = (threadId: string, words: RegExp) =>
  herald.discord.nextMessage(
    { from: 'bot', where: (message) => message.channel_id === threadId && words.test(wordsOf(message)) },
    AbortSignal.timeout(40_000),
  );

async function putToEngineers(text: string) {
  const { discord } = herald;
  const offered = discord.nextMessage(
    { from: 'bot', where: ({ components = [] }) => JSON.stringify(components).includes('That answers it') },
    AbortSignal.timeout(40_000),
  );
  const question = await discord.as('Carla').say('#ask-engineering', text);
  return { question, offer: await offered };
}

/** That a thread is there already is found out by trying to open it. */
const realViolations = () =>
  herald.discord.violations.filter((violation) => !JSON.stringify(violation).includes('160004'));

// One clock goes through all of them, so they keep their order.
describe('questions, in the order of the clock', { shuffle: false }, () => {
  it('shows the inquiries as a picture with its words, its baseline and its goal', async () => {
    const { discord } = herald;
    await discord.whenCommandsRegistered();
    const outcome = await discord.as('Carla').slash('inquiries', { days: 30 });
    if (outcome.kind !== 'reply' && outcome.kind !== 'deferred') throw new Error(outcome.kind);
    expect(wordsOf(outcome.message ?? { content: '', embeds: [] })).toMatch(/No inquiries were counted yet/);
    const image = outcome.message?.embeds[0]?.image;
    expect(image).toMatchObject({
      url: expect.stringContaining('.png'),
      description: expect.stringMatching(/Inquiries that reach engineers.*before Herald: 50\. Goal: 30\./),
    });
    expect(discord.violations).toEqual([]);
  });

  it('offers its answer in the thread of a question to engineers, and is content when it answers', async () => {
    const { discord } = herald;
    const { question, offer } = await putToEngineers('is billing up?');
    expect(offer.channel_id).toBe(question.id);
    expect(wordsOf(offer)).toMatch(/I can answer this one: .*billing is up/);
    const pressed = await discord.as('Carla').press(offer, 'That answers it');
    if (!('message' in pressed)) throw new Error(pressed.kind);
    expect(pressed.message?.content).toMatch(/no engineer is needed/);
  });

  it('escalates with the one role that the registry names, reminds before the time is up, and reports a breach', async () => {
    const { discord } = herald;
    const payments = discord.roleId('payments');
    const { question, offer } = await putToEngineers('is billing down?');
    const toAsker = nextIn(question.id, /I've asked the payments team/);
    const toOwner = nextIn(question.id, /needs an engineer/);
    await discord.as('Carla').press(offer, 'I still need an engineer');
    expect(wordsOf(await toAsker)).toMatch(/due by <t:\d+:f> \(one business day\)/);
    expect(await toOwner).toMatchObject({ mention_roles: [payments] });
    const reminder = nextIn(question.id, /is still open/);
    await herald.moveTo(monday + 7.5 * 3_600_000);
    expect(await reminder).toMatchObject({ mention_roles: [payments] });
    const breach = nextIn(question.id, /has waited longer than agreed/);
    await herald.moveTo(monday + 25 * 3_600_000);
    expect(await breach).toMatchObject({ mention_roles: [payments] });
    expect(realViolations()).toEqual([]);
  });

  it("stops the clock with an engineer's reply", async () => {
    const { discord } = herald;
    const { question, offer } = await putToEngineers('how is billing?');
    const toOwner = nextIn(question.id, /needs an engineer/);
    await discord.as('Carla').press(offer, 'I still need an engineer');
    await toOwner;
    const heard = herald.logged('read a message', herald.log().length);
    await discord.as('Erin').reply(question, 'I am looking at it.');
    await heard;
    const late: string[] = [];
    const unlisten = discord.world.listen((event) => {
      if (event.kind === 'message' && event.change === 'create' && event.message.channelId === question.id)
        late.push(event.message.content);
    });
    // A question that comes after the next look shows that nothing was said before it.
    await herald.moveTo(monday + 75 * 3_600_000);
    await putToEngineers('is billing ok?');
    unlisten();
    expect(late).toEqual([]);
  });

  it('shows a person what is kept of them, and deletes it', async () => {
    const { discord } = herald;
    const shown = await discord.as('Carla').slash('privacy');
    if (shown.kind !== 'reply' && shown.kind !== 'deferred') throw new Error(shown.kind);
    expect(shown.message?.content).toMatch(/[1-9]\d* questions that you asked/);
    if (!shown.message) throw new Error('nothing was shown');
    await discord.as('Carla').press(shown.message, 'Delete what is kept about me');
    const again = await discord.as('Carla').slash('privacy');
    if (!('message' in again)) throw new Error(again.kind);
    expect(again.message?.content).toMatch(/(?:^|\D)0 questions that you asked/m);
    expect(realViolations()).toEqual([]);
  });

  it('leaves nothing of a person in the whole database file once they asked for it', async () => {
    const { discord } = herald;
    const asked = await putToEngineers('is billing slow?');
    await discord.as('Carla').slash('subscribe', { name: 'billing' });
    const told = discord.nextMessage(
      { from: 'bot', where: (message) => /Planned: /.test(wordsOf(message)) },
      AbortSignal.timeout(40_000),
    );
    const form = await discord.as('Erin').slash('downtime plan');
    if (form.kind !== 'modal') throw new Error(form.kind);
    const window = {
      title: 'Swap disks',
      when: 'tomorrow 22:00-23:30',
      repeats: '',
      affects: 'billing',
      customers: '',
    };
    const shown = await discord.as('Erin').submitModal(form.modal, window);
    if (shown.kind !== 'reply') throw new Error(shown.kind);
    await discord.as('Erin').press(shown.message, 'Announce it');
    await told;
    const traces = {
      "Carla's id": discord.as('Carla').id,
      "the id of Carla's question": asked.question.id,
      "Erin's id": discord.as('Erin').id,
      "Erin's name": 'Erin',
    };
    await vi.waitFor(() => expect(tracesIn(traces)).toEqual(Object.keys(traces)), 20_000);
    for (const name of ['Carla', 'Erin']) {
      const outcome = await discord.as(name).slash('privacy');
      if (!('message' in outcome) || !outcome.message) throw new Error(outcome.kind);
      await discord.as(name).press(outcome.message, 'Delete what is kept about me');
    }
    expect(tracesIn(traces)).toEqual([]);
  });
});

/** Which of these stand anywhere in the database's file or its journal, as bytes. */
function tracesIn(traces: Readonly<Record<string, string>>): string[] {
  const files = ['herald.db', 'herald.db-wal']
    .map((name) => join(herald.dataDir, name))
    .filter((file) => existsSync(file));
  const bytes = Buffer.concat(files.map((file) => readFileSync(file)));
  return Object.entries(traces).flatMap(([what, trace]) => (bytes.includes(trace) ? [what] : []));
}
