import { expect, it } from 'vitest';
import { parseInstant, parseLifecycle, parseRebalance, parseScheduledEvents, parseSpotAction } from './notices.ts';

const garbage = expect.objectContaining({ code: 'imds/garbage' });

it.each([
  ['21 Jan 2019 09:00:43 GMT', '2019-01-21T09:00:43.000Z'],
  ['1 Feb 2028 00:00:00 GMT', '2028-02-01T00:00:00.000Z'],
  ['2017-09-18T08:22:00Z', '2017-09-18T08:22:00.000Z'],
])('reads %s', (text, expected) => {
  expect(parseInstant(text)).toBe(expected);
});

it.each([
  '',
  'soon',
  '31 Feb 2019 09:00:43 GMT',
  '21 Foo 2019 09:00:43 GMT',
  '21 Jan 2019 09:00:43',
  '2019-99-99T00:00:00Z',
])('refuses %j as a time', (text) => {
  expect(() => parseInstant(text)).toThrow(garbage);
});

const event = {
  EventId: 'instance-event-1',
  Code: 'instance-stop',
  Description: 'stops',
  State: 'active',
  NotBefore: '21 Jan 2019 09:00:43 GMT',
};

it.each(['instance-reboot', 'system-reboot', 'system-maintenance', 'instance-retirement', 'instance-stop'])(
  'reads an event of the code %s',
  (code) => {
    expect(parseScheduledEvents(JSON.stringify([{ ...event, Code: code }]))).toMatchObject([
      { kind: 'scheduled-event', id: 'instance-event-1', code, state: 'active', startsAt: '2019-01-21T09:00:43.000Z' },
    ]);
  },
);

it.each([
  ['[Completed] stops', 'active', 'completed'],
  ['[Canceled] stops', 'active', 'canceled'],
  ['stops', 'completed', 'completed'],
  ['stops', 'canceled', 'canceled'],
  ['stops', 'active', 'active'],
])('reads the state of "%s" with the state %s', (description, state, expected) => {
  const [notice] = parseScheduledEvents(JSON.stringify([{ ...event, Description: description, State: state }]));
  expect(notice).toMatchObject({ state: expected, description: 'stops' });
});

it('takes an empty answer and an empty list as nothing planned', () => {
  expect([parseScheduledEvents(''), parseScheduledEvents('[]')]).toEqual([[], []]);
});

it('reads at most a hundred events', () => {
  const many = Array.from({ length: 500 }, (_, n) => ({ ...event, EventId: `e${n}` }));
  expect(parseScheduledEvents(JSON.stringify(many))).toHaveLength(100);
});

it.each(['{}', '[1]', '[{}]', 'null', '<html>', '[{"Code":"x","NotBefore":"tomorrow"}]'])('refuses %s', (text) => {
  expect(() => parseScheduledEvents(text)).toThrow(garbage);
});

it('reads a spot interruption, a rebalance recommendation and the plan of Auto Scaling', () => {
  expect(parseSpotAction('{"action":"stop","time":"2017-09-18T08:22:00Z"}')).toMatchObject({
    code: 'stop',
    startsAt: '2017-09-18T08:22:00.000Z',
  });
  expect(parseRebalance('{"noticeTime":"2020-10-27T08:22:00Z"}')).toMatchObject({
    startsAt: '2020-10-27T08:22:00.000Z',
  });
  expect(parseLifecycle('Terminated')).toMatchObject({ kind: 'lifecycle-change', code: 'Terminated' });
  expect(parseLifecycle('InService')).toBeUndefined();
  expect(() => parseSpotAction('{"action":"stop"}')).toThrow(garbage);
  expect(() => parseRebalance('{}')).toThrow(garbage);
});
