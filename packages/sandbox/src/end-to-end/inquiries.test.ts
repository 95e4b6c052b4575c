/** What becomes of questions that are put to people, end to end with the real client, and what is counted of them. */
import { movableClock } from '@herald/protocol/movable-clock';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
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
