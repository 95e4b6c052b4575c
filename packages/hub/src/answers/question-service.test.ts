/** What a person hears, from the words of the question to the words of the answer: nothing between them is a stand-in. */

import { fakeClock } from '@herald/protocol/fake-clock';
import { aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { plainText } from '../format/text.ts';
import { createFleet } from '../monitoring/fleet/create-fleet.ts';
import { aHost, aRegistry, aService } from '../monitoring/fleet/testing/a-registry.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { aQuestionService } from '../testing/a-question-service.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { aReadModel } from '../testing/builders.ts';
import { askPlainly } from './ask-plainly.ts';
import type { PollNow } from './question-service.ts';
import type { ReadModel } from './read-model.ts';
import { operator, type Viewer } from './viewer.ts';

const registry = aRegistry(
  ['web-1', 'web-2', 'api-1', 'db-1', 'db-2', 'db-3'].map((name) => aHost(name)),
  [
    aService('storefront', ['web-1', 'web-2'], { needs: 1 }),
    aService('billing', ['api-1'], { aliases: ['payments'], customers: 'Invoices and card payments' }),
  ],
);
const patching: Downtime = {
  id: 'patching',
  source: 'registry',
  title: 'Database patching',
  customers: 'Card payments fail meanwhile',
  startsAtMs: 0,
  endsAtMs: 0,
  zone: 'Europe/Berlin',
  hosts: ['api-1'],
  services: ['billing'],
  state: 'running',
  takesDown: ['billing'],
  revision: 1,
};
type Word = Parameters<typeof outcome>[0];

function setUp() {
  const clock = fakeClock();
  const downtimes: Downtime[] = [];
  const fleet = createFleet({ registry, clock, runningDowntimes: () => downtimes, hasNetwork: () => true });
  const asked: string[] = [];
  let uptime: Awaited<ReturnType<ReadModel['uptime']>> = anUptime();
  let answerNow: (name: string) => ReturnType<PollNow> = async () => undefined;
  const readModel = () => aReadModel({ nowMs: clock.now(), registry, fleet, downtimes, uptime: async () => uptime });
  const questionService = aQuestionService(readModel, {
    pollNow: (name) => {
      asked.push(name);
      return answerNow(name);
    },
    clock,
  });
  return {
    clock,
    questionService,
    fleet,
    downtimes,
    asked,
    onPollNow(answer: typeof answerNow): void {
      answerNow = answer;
    },
    setUptime(next: typeof uptime): void {
      uptime = next;
    },
    hear: (name: string, word: Word = 'good') => {
      fleet.apply(name, outcome(word, clock.now(), aReport({ sampledAt: new Date(clock.now()).toISOString() })));
    },
    /** Four polls: those named give this outcome from the second on, the others are well. */
    async poll(words: Record<string, Word> = {}) {
      for (let turn = 0; turn < 4; turn += 1) {
        await clock.advance(15_000);
        for (const name of registry.hosts.keys()) {
          const word = turn === 0 ? 'good' : (words[name] ?? 'good');
          fleet.apply(name, outcome(word, clock.now(), aReport({ sampledAt: new Date(clock.now()).toISOString() })));
        }
        fleet.tick();
      }
    },
    async ask(question: string, { viewer = operator, as = 'carla' }: { viewer?: Viewer; as?: string } = {}) {
      const answer = await askPlainly(questionService, registry, { question, as, viewer });
      const words = (text: Parameters<typeof plainText>[0]) => plainText(text, () => '<t>');
      return { ...answer, said: [words(answer.verdict), ...answer.lines.map(words)].join(' ') };
    },
  };
}

describe('the first words of an answer', () => {
  it.each<[question: string, polls: Record<string, Word>, words: string]>([
    ['is web-1 up?', {}, 'web-1 is up. Part of storefront; nothing scheduled this week.'],
    [
      'is billing up?',
      {},
      'Invoices and card payments (billing) are up. Its server is healthy; nothing is scheduled this week.',
    ],
    ['how are payments doing?', {}, 'Invoices and card payments (billing) are up.'],
    [
      'is storefront up?',
      { 'web-2': 'timeout' },
      'storefront is up, with 1 of 2 servers. web-2 stopped responding at <t>; no customer impact expected.',
    ],
    ['is billing up?', { 'api-1': 'timeout' }, 'billing is down since <t>'],
    ['is billing up?', { 'api-1': 'timeout' }, 'Customer impact: Invoices and card payments are unavailable.'],
    ['is billing up?', { 'api-1': 'refused' }, "I can't tell whether billing is up."],
    ['is api-1 up?', { 'api-1': 'refused' }, "the server responds, but the Herald agent on it doesn't."],
    ['is api-1 up?', { 'api-1': 'refused' }, 'Last reading <t>: healthy.'],
    [
      'is api-1 up?',
      { 'api-1': 'timeout' },
      'api-1 is not responding since <t>. The server or its network connection is down.',
    ],
    ['is api-1 up?', { 'api-1': 'unreachable' }, 'There is no network route to it.'],
    ['is api-1 up?', { 'api-1': 'not-authorised' }, "its agent doesn't accept my key."],
    ['is api-1 up?', { 'api-1': 'bad-certificate' }, 'its certificate is not the one I know.'],
    ['is api-1 up?', { 'api-1': 'unreadable' }, 'its report is not complete.'],
    ['are all servers up?', { 'api-1': 'timeout' }, '5 of 6 servers are up. api-1 is not responding since <t>.'],
    ['when is the next downtime?', {}, 'No maintenance is scheduled.'],
    ['is web-9 up?', {}, 'I don\'t know "web-9". Did you mean '],
  ])('%s after %j', async (question, polls, words) => {
    const world = setUp();
    await world.poll(polls);
    expect((await world.ask(question)).said).toContain(words);
  });

  it('say what is planned, until when, and what customers notice', async () => {
    const world = setUp();
    world.downtimes.push({ ...patching, endsAtMs: world.clock.now() + 3_600_000 });
    await world.poll({ 'api-1': 'timeout' });
    const { said, status } = await world.ask('is billing up?');
    expect(said).toBe(
      "billing is under maintenance until <t> (59 minutes left). Card payments fail meanwhile. On schedule. api-1 isn't responding.",
    );
    expect(status).toBe('planned');
  });

  it('claim nothing while the hub sees nothing', async () => {
    const world = setUp();
    await world.poll(Object.fromEntries([...registry.hosts.keys()].map((name) => [name, 'timeout'])));
    for (const name of ['web-1', 'billing']) {
      const { said, status } = await world.ask(`is ${name} up?`);
      expect(said).toContain(
        `I can't reach any server right now, so I can't tell whether ${name} is up. At <t> it was up.`,
      );
      expect(status).toBe('unknown');
    }
    expect((await world.ask('are all servers up?')).said).toContain("so I can't tell which are up.");
  });

  it('give an uptime of watched time alone, and none where nothing was watched', async () => {
    const world = setUp();
    await world.poll();
    expect((await world.ask('what was the uptime of billing last week?')).said).toContain(
      "I wasn't monitoring billing last week, so I can't say.",
    );
    const hour = 3_600;
    world.setUptime({
      watchedSeconds: 42 * hour,
      upSeconds: 39.9 * hour,
      degradedSeconds: 0,
      downSeconds: 0.1 * hour,
      plannedSeconds: 2 * hour,
      upPercent: 99.75,
    });
    const { said } = await world.ask('what was the uptime of billing last week?');
    expect(said).toMatch(
      /^billing was up 99\.75 % of the time last week\.\s+billing had no outages last week, in 42 hours of monitoring\./,
    );
  });

  it('hide addresses from those who may not see them', async () => {
    const world = setUp();
    await world.poll();
    const shown = async (viewer: Viewer) => JSON.stringify(await world.ask('tell me about web-1', { viewer }));
    expect(await shown({ isEngineer: false, addresses: 'none' })).not.toMatch(/10\.0\.1\.23|203\.0\.113\.25/);
    expect(await shown({ isEngineer: false, addresses: 'private' })).toMatch(/10\.0\.1\.23/);
    expect(await shown({ isEngineer: false, addresses: 'private' })).not.toMatch(/203\.0\.113\.25/);
    expect(await shown(operator)).toMatch(/203\.0\.113\.25/);
  });
});

describe('before it answers, the service', () => {
  it('asks again whom it heard too long ago, and nobody whom it heard just now', async () => {
    const world = setUp();
    await world.poll();
    await world.ask('is web-1 up?');
    expect(world.asked).toEqual([]);
    await world.clock.advance(6_000);
    world.hear('web-1');
    await world.ask('is storefront up?');
    expect(world.asked).toEqual(['web-2']);
  });

  it('asks a host again that failed last, and tells what came of it', async () => {
    const world = setUp();
    await world.poll({ 'api-1': 'refused' });
    world.onPollNow(async (name) => void world.hear(name));
    expect((await world.ask('is api-1 up?')).said).toBe(
      "api-1 is responding again. Not measured since <t>; I'll call it up after one more good reading.",
    );
    expect(world.asked).toEqual(['api-1']);
    world.hear('api-1');
    expect((await world.ask('is api-1 up?')).said).toContain('api-1 is up.');
  });

  it('says at once that nobody answered where asking again fails', async () => {
    const world = setUp();
    await world.poll();
    await world.clock.advance(10_000);
    world.onPollNow(() => Promise.reject(new Error('no way')));
    const answer = await world.ask('tell me about web-1');
    expect(answer.said).toBe("web-1 hasn't responded for 10 seconds. It was fine before; I'm checking.");
    expect(answer.status).toBe('unknown');
  });
});

describe('the service remembers', () => {
  it('what the same person asked last, and no other', async () => {
    const world = setUp();
    await world.poll();
    await world.ask('is billing up?');
    expect((await world.ask('and storefront?')).targets).toEqual(['storefront']);
    expect((await world.ask('when is its next downtime?')).targets).toEqual(['storefront']);
    expect((await world.ask('when is its next downtime?', { as: 'max' })).targets).not.toEqual(['storefront']);
  });

  it('nothing of a person who asked to be forgotten', async () => {
    const world = setUp();
    await world.poll();
    await world.ask('is billing up?');
    world.questionService.forget('carla');
    expect((await world.ask('when is its next downtime?')).targets).not.toEqual(['billing']);
  });
});

it.each([
  ['we', ['web-1', 'web-2']],
  ['PAY', ['billing']],
  ['1', ['web-1', 'api-1', 'db-1']],
  ['wbe-1', ['web-1']],
  ['\uff30\u00e1Y', ['billing']],
])('completes %j', (typed, expected) => {
  expect(setUp().questionService.complete(typed, 25).slice(0, expected.length)).toEqual(expected);
});
