/** Downtime planned by a pipeline: what Discord's form shows is shown here, and nothing is announced without a yes. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { aPlanning, type Planning } from '../../../downtime/testing/a-planning.ts';
import type { ApiToken } from '../../../store/tokens/api-tokens.ts';
import { testSecrets } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';

const nowMs = Date.UTC(2026, 2, 24, 12);
const minuteMs = 60_000;
const deploy = { title: 'Deploy 4.2', when: 'now for 30 minutes', affects: 'exports' };

async function open(token: Partial<ApiToken> = {}) {
  const clock = fakeClock(nowMs);
  const planning = await aPlanning(clock);
  const kept: ApiToken = { name: 'ci', scopes: ['downtime'], names: [], createdAtMs: 1, ...token };
  const visitor = await visit({
    clock,
    planning: () => planning,
    findToken: async (text) => (text === 'herald_good' ? kept : undefined),
  });
  const send = async (path: string, payload: object, bearer = 'herald_good') => {
    const headers = { authorization: `Bearer ${bearer}` };
    const response = await visitor.web.app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers });
    return { status: response.statusCode, ...response.json() };
  };
  return {
    clock,
    planning,
    send,
    plan: (more: object = {}) => send('/downtimes', { ...deploy, ...more }),
    async [Symbol.asyncDispose]() {
      await visitor[Symbol.asyncDispose]();
      await planning[Symbol.asyncDispose]();
    },
  };
}

const announced = ({ store }: Planning) => store.outbox.map(({ kind }) => kind);

it('says what it understood, and announces nothing without a yes', async () => {
  await using hub = await open();
  const seen = await hub.plan({ customers: 'Exports are late.' });
  expect(seen).toMatchObject({
    status: 200,
    announced: false,
    readBack: 'Tuesday 24 March 2026, 13:00 to 13:30 (Berlin, UTC+1)',
    window: { title: 'Deploy 4.2', services: ['exports'], startsAt: '2026-03-24T12:00:00.000Z', state: 'planned' },
  });
  expect(seen.text).toBe(
    [
      'I understood this. Nothing is announced yet.',
      'When:        Tuesday 24 March 2026, 13:00 to 13:30 (Berlin, UTC+1)',
      'What:        Deploy 4.2, on exports',
      'Takes down:  exports',
      'Customers:   Exports are late.',
    ].join('\n'),
  );
  expect(announced(hub.planning)).toEqual([]);
  expect(hub.planning.book.plans()).toEqual([]);
});

it('announces with a yes, in the name of the token, and a reference sent again plans nothing twice', async () => {
  await using hub = await open();
  const first = await hub.plan({ announce: true, reference: 'run/17' });
  expect(first).toMatchObject({ status: 200, announced: true, window: { state: 'running', title: 'Deploy 4.2' } });
  expect(hub.planning.book.plans()).toMatchObject([{ plannedBy: 'ci', plannerId: 'token/ci' }]);
  await hub.clock.advance(5 * minuteMs);
  const again = await hub.plan({ announce: true, reference: 'run/17' });
  expect(again).toMatchObject({ announced: true, window: { id: first.window.id, startsAt: first.window.startsAt } });
  expect(again.text).toBe('Nothing was planned twice: Deploy 4.2 is announced already.');
  expect(hub.planning.book.plans()).toHaveLength(1);
  expect(announced(hub.planning)).toEqual(['started']);
  expect(await hub.plan({ announce: true, reference: 'run/18' })).toMatchObject({ announced: true });
  expect(hub.planning.book.plans()).toHaveLength(2);
});

it('asks nobody in Discord about a window of a token that is no person there, and whose it is where it is', async () => {
  await using nobody = await open();
  const { window } = await nobody.plan({ announce: true });
  expect(nobody.planning.book.plannerOf(window.id)).toBeUndefined();
  await using sam = await open({ personId: '112233445566778899' });
  const { window: theirs } = await sam.plan({ announce: true });
  expect(sam.planning.book.plannerOf(theirs.id)).toBe('112233445566778899');
});

it('refuses what it would have to guess, with what may be meant', async () => {
  await using hub = await open();
  expect(await hub.plan({ when: 'Saturday 8-10', announce: true })).toMatchObject({
    status: 422,
    error: { code: 'downtime/unclear', next: expect.stringMatching(/Give as the time one of: "/) },
  });
  expect(await hub.plan({ affects: 'exprots', announce: true })).toMatchObject({
    status: 422,
    error: { message: 'I don\'t know "exprots" as a service or server. Did you mean exports?' },
  });
  expect(await hub.plan({ anounce: true })).toMatchObject({
    status: 400,
    error: { code: 'web/request-invalid', message: expect.stringContaining('anounce') },
  });
  expect(announced(hub.planning)).toEqual([]);
});

it('extends, ends early and cancels, each read back first, by id or by title', async () => {
  await using hub = await open();
  const { window } = await hub.plan({ announce: true });
  const asked = await hub.send('/downtimes/extend', { window: window.id, minutes: 30 });
  expect(asked).toMatchObject({ announced: false, window: { endsAt: '2026-03-24T12:30:00.000Z' } });
  expect(asked.text).toContain('Deploy 4.2: until 2026-03-24 14:00 (Europe/Berlin). It was planned for');
  const extended = await hub.send('/downtimes/extend', { window: 'deploy 4.2', minutes: 30, announce: true });
  expect(extended).toMatchObject({ announced: true, window: { endsAt: '2026-03-24T13:00:00.000Z' } });
  await hub.clock.advance(10 * minuteMs);
  const ended = await hub.send('/downtimes/end', { window: window.id, announce: true });
  expect(ended).toMatchObject({ announced: true, window: { state: 'finished' } });
  expect(ended.text).toBe('Deploy 4.2 is finished, and said so in the channels.');
  expect(announced(hub.planning)).toEqual(['started', 'extended', 'finished']);
  expect(await hub.send('/downtimes/end', { window: window.id, announce: true })).toMatchObject({
    status: 404,
    error: { code: 'downtime/unknown-window' },
  });
  await hub.plan({ when: 'Saturday 22:00-23:30', title: 'Patching', announce: true });
  expect(await hub.send('/downtimes/end', { window: 'Patching' })).toMatchObject({
    status: 422,
    error: { message: 'Patching has not begun. Cancel it, or give it another time.' },
  });
  const moved = await hub.send('/downtimes/change', { window: 'Patching', when: 'Sunday 10:00-11:00', announce: true });
  expect(moved.window.startsAt).toBe('2026-03-29T08:00:00.000Z');
  expect(await hub.send('/downtimes/cancel', { window: 'Patching', announce: true })).toMatchObject({
    window: { state: 'cancelled' },
    text: 'Patching is cancelled, and said so in the channels.',
  });
});

it('lets a token do what it is for, and only with what it is for', async () => {
  await using reader = await open({ scopes: ['read'] });
  expect(await reader.plan()).toMatchObject({ status: 403, error: { code: 'web/token-not-for-this' } });
  // The shared token says of nobody who they are.
  expect(await reader.send('/downtimes', deploy, testSecrets.apiToken)).toMatchObject({ status: 403 });
  expect(await reader.send('/downtimes', deploy, 'herald_revoked')).toMatchObject({ status: 401 });
  await using limited = await open({ names: ['billing'] });
  expect(await limited.plan({ announce: true })).toMatchObject({
    status: 403,
    error: { message: 'The token ci is for billing, not for exports.' },
  });
  expect(await limited.plan({ affects: 'api-1, billing', announce: true })).toMatchObject({ announced: true });
  await limited.planning.book.savePlan({
    id: 'theirs',
    title: 'Theirs',
    hosts: [],
    services: ['exports'],
    zone: 'Europe/Berlin',
    startsLocal: '2026-03-28T22:00',
    lastsSeconds: 5_400,
    plannerId: '4711',
    createdAtMs: nowMs,
  });
  expect(await limited.send('/downtimes/cancel', { window: 'Theirs', announce: true })).toMatchObject({ status: 403 });
});
