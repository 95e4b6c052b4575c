import { describe, expect, it } from 'vitest';
import { stretchesOfEc2Events, stretchesOfNotices } from './ec2-event.ts';
import { aScheduledEvent } from './testing/planned-fleet.ts';

const starts = Date.UTC(2026, 2, 28, 21);
const minute = 60_000;
const told = (override: Parameters<typeof aScheduledEvent>[0] = {}) =>
  stretchesOfNotices('web-1', [aScheduledEvent(override)], 'Europe/Berlin')[0];
const viaApi = (override: Partial<Parameters<typeof stretchesOfEc2Events>[1][number]> = {}) =>
  stretchesOfEc2Events(
    'web-1',
    [
      {
        id: 'e1',
        code: 'system-reboot',
        description: 'A reboot',
        notBeforeMs: starts,
        notAfterMs: starts + 60 * minute,
        ...override,
      },
    ],
    'Europe/Berlin',
    starts - 5 * minute,
  )[0];

it('an event is a stretch of its host, planned by AWS, under the same id from both sources', () => {
  expect(told({ id: 'e1' })).toEqual({
    id: 'ec2/web-1/e1',
    source: 'ec2',
    title: 'AWS restarts web-1',
    startsAtMs: starts,
    endsAtMs: starts + 60 * minute,
    zone: 'Europe/Berlin',
    hosts: ['web-1'],
    services: [],
    plannedBy: 'AWS',
  });
  expect(viaApi()).toEqual(told({ id: 'e1' }));
});

it.each([
  ['instance-reboot', 15, false],
  ['system-reboot', 30, false],
  ['system-maintenance', 60, false],
  ['instance-stop', 60, true],
  ['instance-retirement', 60, true],
  ['terminate', 60, true],
  ['hibernate', 60, true],
  ['something-new', 60, false],
])('%s without an end lasts %d minutes; its host leaves for good: %s', (code, minutes, isDeparture) => {
  const stretch = told({ code, endsAt: undefined });
  expect((stretch?.endsAtMs ?? 0) - starts).toBe(minutes * minute);
  expect(stretch?.isDeparture ?? false).toBe(isDeparture);
  // What is told of an end is what EC2 told.
  expect(stretch?.hasNoEnd ?? false).toBe(isDeparture);
  expect(told({ code })).not.toHaveProperty('hasNoEnd');
  expect(stretch?.title).toContain('web-1');
});

it('an end that is not after the start is none', () => {
  expect(told({ endsAt: '2026-03-28T21:00:00.000Z' })?.endsAtMs).toBe(starts + 30 * minute);
});

describe('what is no downtime', () => {
  it.each([
    ['a recommendation', { kind: 'rebalance-recommendation' as const }],
    ['a change of life cycle', { kind: 'lifecycle-change' as const }],
    ['an event without a start', { startsAt: undefined }],
    ['a start that cannot be read', { startsAt: 'soon' }],
  ])('%s', (_what, override) => {
    expect(told(override)).toBeUndefined();
  });

  it('but a spot interruption is', () => {
    const title = (code: string) => told({ kind: 'spot-interruption', code })?.title;
    expect(['stop', 'hibernate', 'terminate'].map(title)).toEqual([
      'AWS stops web-1 (a spot instance)',
      'AWS hibernates web-1 (a spot instance)',
      'AWS takes back web-1 (a spot instance)',
    ]);
  });
});

describe('an event that is over', () => {
  it('is finished when the agent first saw that, at its end at the latest', () => {
    expect(told({ state: 'completed', seenAt: '2026-03-28T21:20:00.000Z' })).toMatchObject({
      finishedAtMs: starts + 20 * minute,
    });
    expect(told({ state: 'completed', seenAt: '2026-03-29T21:20:00.000Z' })).toMatchObject({
      finishedAtMs: starts + 60 * minute,
    });
    expect(told({ state: 'canceled', seenAt: '2026-03-28T20:00:00.000Z' })).toMatchObject({
      cancelledAtMs: starts - 60 * minute,
    });
    expect(told()).not.toHaveProperty('finishedAtMs');
    expect(told()).not.toHaveProperty('cancelledAtMs');
  });

  it.each([
    ['[Completed] A reboot', 'finishedAtMs'],
    [' [completed] A reboot', 'finishedAtMs'],
    ['[Canceled] A reboot', 'cancelledAtMs'],
    ['[Cancelled] A reboot', 'cancelledAtMs'],
  ])('by the API says so in its words: %s', (description, field) => {
    expect(viaApi({ description })).toHaveProperty(field, starts - 5 * minute);
  });

  it('is not over because the word stands somewhere in it', () => {
    expect(viaApi({ description: 'Not [Completed] yet' })).not.toHaveProperty('finishedAtMs');
  });
});
