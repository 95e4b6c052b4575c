/** From the first failed poll to an honest answer: no second passes in which a green verdict stands. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import type { EndpointCheck } from '../domain/registry.ts';
import { plainText } from '../format/text.ts';
import { createFleet } from '../monitoring/fleet/create-fleet.ts';
import { aHost, aRegistry, aService } from '../monitoring/fleet/testing/a-registry.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { aQuestionService } from '../testing/a-question-service.ts';
import { aReadModel } from '../testing/builders.ts';
import { askPlainly } from './ask-plainly.ts';
import type { PollNow } from './question-service.ts';
import { operator } from './viewer.ts';

type Word = Parameters<typeof outcome>[0];

const check: EndpointCheck = {
  kind: 'http',
  url: 'https://pay.example.com/health',
  expectStatus: 200,
  everySeconds: 30,
  timeoutSeconds: 5,
};

const registry = aRegistry(
  ['billing-1', 'billing-2', 'api-1', 'api-2'].map((name) => aHost(name)),
  [
    aService('billing', ['billing-1', 'billing-2'], { needs: 1 }),
    aService('checkout', ['api-1', 'api-2'], { needs: 1 }),
    aService('shop', ['api-1'], { needs: 1, checks: [check] }),
  ],
);

/** All were well `secondsAgo`; what the next poll of each says is up to the test. */
async function wellUntil(
  secondsAgo: number,
  pollNow: PollNow = async () => undefined,
  checks: 'checked' | 'unchecked' = 'checked',
) {
  const clock = fakeClock();
  const fleet = createFleet({ registry, clock, runningDowntimes: () => [], hasNetwork: () => true });
  const hear = (name: string, word: Word) =>
    fleet.apply(name, outcome(word, clock.now(), aReport({ sampledAt: new Date(clock.now()).toISOString() })));
  for (let turn = 0; turn < 3; turn += 1) {
    await clock.advance(15_000);
    for (const name of registry.hosts.keys()) hear(name, 'good');
    const good = { kind: 'good' as const, provesService: true, detail: '', atMs: clock.now(), elapsedMs: 5 };
    if (checks === 'checked') fleet.applyCheck('shop', check, good);
  }
  await clock.advance(secondsAgo * 1000);
  const readModel = () => aReadModel({ nowMs: clock.now(), registry, fleet });
  const service = aQuestionService(readModel, { pollNow, clock });
  async function ask(question: string): Promise<{ said: string; status: string }> {
    const { verdict, lines, status } = await askPlainly(service, registry, { question, viewer: operator });
    return { said: [verdict, ...lines].map((text) => plainText(text, () => '<t>')).join(' '), status };
  }
  return { clock, fleet, hear, ask };
}

describe('at the first poll that fails', () => {
  const silent = "billing hasn't responded for 21 seconds. It was fine before; I'm checking.";
  const fine = "billing hasn't responded for 21 seconds. It was fine before; I'm checking.";
  it.each<[way: Word, said: string]>([
    ['timeout', silent],
    ['unreachable', silent],
    ['cut-off', silent],
    [
      'refused',
      `I can't tell whether billing is up. I can't measure billing-1: the server responds, but the Herald agent on it doesn't. ${fine}`,
    ],
    [
      'name-not-found',
      `I can't tell whether billing is up. I can't measure billing-1: its address can't be looked up.`,
    ],
    [
      'not-authorised',
      `I can't tell whether billing is up. I can't measure billing-1: its agent doesn't accept my key.`,
    ],
    [
      'bad-certificate',
      `I can't tell whether billing is up. I can't measure billing-1: its certificate is not the one I know.`,
    ],
    ['unreadable', `I can't tell whether billing is up. I can't measure billing-1: its report is not complete.`],
  ])('of both servers (%s) the service is not called up', async (way, said) => {
    const world = await wellUntil(21);
    world.hear('billing-1', way);
    world.hear('billing-2', way);
    const answer = await world.ask('is billing up?');
    expect(answer.said).toContain(said.replace(` ${fine}`, ''));
    expect(answer.status).toBe('unknown');
    const host = await world.ask('is billing-1 up?');
    expect(host.status).toBe('unknown');
    expect(host.said).not.toMatch(/is up\./);
    expect((await world.ask('is everything ok?')).status).toBe('unknown');
  });

  it('of one server of two the service is up, and the one is named', async () => {
    const world = await wellUntil(10);
    world.hear('api-2', 'timeout');
    const { said, status } = await world.ask('is checkout up?');
    expect(said).toBe("checkout is up, with 1 of 2 servers. api-2 hasn't responded for 10 seconds. I'm checking.");
    expect(status).toBe('up');
  });

  const late = (atMs: number) => ({
    kind: 'bad' as const,
    text: "What customers use isn't responding: it takes too long to answer.",
    detail: 'timeout',
    weight: 'down' as const,
    atMs,
    elapsedMs: 5_000,
  });

  it("of a customers' check the service is not called up, though its server is well", async () => {
    const world = await wellUntil(10);
    world.hear('api-1', 'good');
    world.fleet.applyCheck('shop', check, late(world.clock.now()));
    const { said, status } = await world.ask('is shop up?');
    expect(said).toBe("shop hasn't responded for 10 seconds. It was fine before; I'm checking.");
    expect(status).toBe('unknown');
  });

  it('of a check that has not succeeded since the start, nothing is said of how it was', async () => {
    const world = await wellUntil(0, async () => undefined, 'unchecked');
    world.fleet.applyCheck('shop', check, late(world.clock.now()));
    await world.clock.advance(10_000);
    world.hear('api-1', 'good');
    const { said } = await world.ask('is shop up?');
    expect(said).toBe("shop hasn't responded for 10 seconds. I'm checking.");
  });
});

it('"since when?" of what does not respond is told no calm month', async () => {
  const world = await wellUntil(21);
  world.hear('billing-1', 'timeout');
  world.hear('billing-2', 'timeout');
  expect((await world.ask('since when is billing like this?')).said).not.toContain('no outages');
});

describe('every other question about that moment', () => {
  it.each([
    ['since when?', "billing hasn't responded for 21 seconds."],
    ['how long has billing been down?', "billing hasn't responded for 21 seconds."],
    ['when will billing be back?', "billing hasn't responded for 21 seconds."],
    ['why did billing crash?', "I don't know the cause yet."],
    ['who is working on billing?', 'engineers are told if it goes on'],
    ['what should I tell customers about billing?', "We're checking a possible problem with billing."],
    ['what do I tell customers?', "We're checking a possible problem with billing."],
    ['how is everything?', "billing hasn't responded just now; the other 2 services are up."],
  ])('%s', async (question, said) => {
    const world = await wellUntil(21);
    world.hear('billing-1', 'timeout');
    world.hear('billing-2', 'timeout');
    const asked = question === 'since when?' ? 'since when is billing like this?' : question;
    const answer = await world.ask(asked);
    expect(answer.said).toContain(said);
    expect(answer.said).not.toMatch(/billing is up|is not down|working normally/);
  });
});

describe('when the question itself asks again', () => {
  it('and nobody answers in time, that is the answer', async () => {
    const world = await wellUntil(14, async () => 'late');
    const { said, status } = await world.ask('is billing up?');
    expect(said).toBe("billing hasn't responded for 14 seconds. It was fine before; I'm checking.");
    expect(status).toBe('unknown');
  });

  it('and another hub asks that host, nothing is claimed of silence', async () => {
    const world = await wellUntil(14, async () => undefined);
    expect((await world.ask('is billing up?')).said).toContain('billing is up.');
  });
});

it('calls nothing up on a reading older than two polls', async () => {
  const world = await wellUntil(45);
  const { said, status } = await world.ask('is billing up?');
  expect(said).toBe(
    "I haven't had a reading from billing for 45 seconds. It was fine before; I can't say how it is now.",
  );
  expect(status).toBe('unknown');
});
