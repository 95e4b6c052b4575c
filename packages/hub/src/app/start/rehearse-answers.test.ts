import { fakeClock } from '@herald/protocol/fake-clock';

import { expect, it } from 'vitest';
import type { Answer } from '../../answers/answer.ts';
import { createFleet } from '../../monitoring/fleet/create-fleet.ts';
import { aHost, aRegistry, aService } from '../../monitoring/fleet/testing/a-registry.ts';
import { silentLog } from '../../store/testing/temporary-store.ts';
import { aQuestionService } from '../../testing/a-question-service.ts';
import { aReadModel } from '../../testing/builders.ts';
import { rehearseAnswers } from './rehearse-answers.ts';

function setUp(registry = aRegistry([aHost('web-1'), aHost('web-2')], [aService('shop', ['web-1', 'web-2'])])) {
  const clock = fakeClock();
  const polled: string[] = [];
  const fleet = createFleet({ registry, clock, runningDowntimes: () => [], hasNetwork: () => true });
  const questionService = aQuestionService(() => aReadModel({ nowMs: clock.now(), registry, fleet }), {
    pollNow: async (name) => void polled.push(name),
    clock,
  });
  const laidOut: Answer['intent'][] = [];
  const render = async ({ intent }: Answer) => void laidOut.push(intent);
  return {
    clock,
    polled,
    laidOut,
    parts: { questionService, render, registry: () => registry, clock, log: silentLog },
  };
}

it('a while after the start a question of each common kind is read, answered and laid out, and no server is asked for it', async () => {
  const { clock, polled, laidOut, parts } = setUp();
  await using _rehearsal = rehearseAnswers(parts);
  expect(laidOut).toEqual([]);
  await clock.advance(25_000);
  await expect.poll(() => laidOut).toEqual(['describe', 'metric', 'history', 'health', 'downtime', 'fleet']);
  expect(polled).toEqual([]);
});

it('a registry that is still empty is asked about as a whole', async () => {
  const { clock, laidOut, parts } = setUp(aRegistry([]));
  await using _rehearsal = rehearseAnswers(parts);
  await clock.advance(25_000);
  await expect.poll(() => laidOut).toEqual(['fleet']);
});

it('what fails is passed over; stopped meanwhile, it answers nothing more', async () => {
  const { clock, laidOut, parts } = setUp();
  const tried: string[] = [];
  const rehearsal = rehearseAnswers({
    ...parts,
    render: async (answer) => {
      tried.push(answer.intent);
      if (tried.length === 1) throw new Error('no picture');
      void rehearsal[Symbol.asyncDispose]();
    },
  });
  await clock.advance(25_000);
  await expect.poll(() => tried).toHaveLength(2);
  await rehearsal[Symbol.asyncDispose]();
  expect(tried).toEqual(['describe', 'metric']);
  expect(laidOut).toEqual([]);
});

it('stopped before its time, it reads nothing', async () => {
  const { clock, laidOut, parts } = setUp();
  const rehearsal = rehearseAnswers(parts);
  await rehearsal[Symbol.asyncDispose]();
  await clock.advance(25_000);
  expect(laidOut).toEqual([]);
});
