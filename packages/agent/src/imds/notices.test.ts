import { expect, it } from 'vitest';
import { parseInstant, parseLifecycle, parseRebalance, parseScheduledEvents, parseSpotAction } from './notices.ts';

const garbage = expect.objectContaining({ code: 'imds/garbage' });
const content = (what: string) => {
  throw new Error(`complained of ${what}`);
};
/** What was found, and what was complained of. */
function judged<Found>(read: (complain: (what: string) => void) => Found): [Found, string[]] {
  const complaints: string[] = [];
  return [read((what) => complaints.push(what)), complaints];
}

it.each([
  ['21 Jan 2019 09:00:43 GMT', '2019-01-21T09:00:43.000Z'],
  ['1 Feb 2028 00:00:00 GMT', '2028-02-01T00:00:00.000Z'],
  ['2017-09-18T08:22:00Z', '2017-09-18T08:22:00.000Z'],
])('reads %s', (text, expected) => {
  expect(parseInstant(text, content)).toBe(expected);
});

it.each([
  '',
  'soon',
  '31 Feb 2019 09:00:43 GMT',
  '21 Foo 2019 09:00:43 GMT',
  '21 Jan 2019 09:00:43',
  '2019-99-99T00:00:00Z',
  '2019-02-30T00:00:00Z',
  '21 Jan 2019 24:00:00 GMT',
  '21 Jan 2019 09:61:00 GMT',
])('refuses %j as a time', (text) => {
  expect(judged((complain) => parseInstant(text, complain))).toEqual([undefined, ['a time that cannot be read']]);
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
    expect(parseScheduledEvents(JSON.stringify([{ ...event, Code: code }]), content)).toMatchObject([
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
  const [notice] = parseScheduledEvents(
    JSON.stringify([{ ...event, Description: description, State: state }]),
    content,
  );
  expect(notice).toMatchObject({ state: expected, description: 'stops' });
});

it('takes an empty answer and an empty list as nothing planned', () => {
  expect([parseScheduledEvents('', content), parseScheduledEvents('[]', content)]).toEqual([[], []]);
});

it('reads at most a hundred events', () => {
  const many = Array.from({ length: 500 }, (_, n) => ({ ...event, EventId: `e${n}` }));
  expect(judged((complain) => parseScheduledEvents(JSON.stringify(many), complain))).toEqual([
    expect.objectContaining({ length: 100 }),
    ['400 of 500 left out'],
  ]);
});

it.each(['{}', 'null', '<html>'])('refuses %s', (text) => {
  expect(() => parseScheduledEvents(text, content)).toThrow(garbage);
});

it.each([
  ['[1]', []],
  ['[{}]', []],
  ['[{"Code":"x","NotBefore":"tomorrow"}]', [{ code: 'x', description: 'x' }]],
  ['[{"Description":"moves"},{"Code":"y"}]', [{ code: 'unknown', description: 'moves' }, { code: 'y' }]],
  ['[{"Code":"y","Description":"two\\nlines","State":7}]', [{ code: 'y', description: 'two lines', state: 'active' }]],
])('an odd value in %s costs itself, and is complained of', (text, expected) => {
  const [found, complaints] = judged((complain) => parseScheduledEvents(text, complain));
  expect(found).toMatchObject(expected);
  expect(complaints.length).toBeGreaterThan(0);
});

it('reads a spot interruption, a rebalance recommendation and the plan of Auto Scaling', () => {
  expect(parseSpotAction('{"action":"stop","time":"2017-09-18T08:22:00Z"}', content)).toMatchObject([
    { code: 'stop', startsAt: '2017-09-18T08:22:00.000Z' },
  ]);
  expect(parseRebalance('{"noticeTime":"2020-10-27T08:22:00Z"}', content)).toMatchObject([
    { startsAt: '2020-10-27T08:22:00.000Z' },
  ]);
  expect(parseLifecycle('Terminated')).toMatchObject([{ kind: 'lifecycle-change', code: 'Terminated' }]);
  expect(parseLifecycle('InService')).toEqual([]);
  for (const odd of ['<html>x</html>', 'Not Found', 'service unavailable'])
    expect(() => parseLifecycle(odd), odd).toThrow(garbage);
  expect(() => parseSpotAction('{}', content)).toThrow(garbage);
});

it('tells of an interruption whatever is odd about its time or its name', () => {
  const spot = (text: string) => judged((complain) => parseSpotAction(text, complain));
  expect(spot('{"action":"stop","time":"soon"}')).toEqual([
    [expect.objectContaining({ code: 'stop', id: 'spot-interruption@' })],
    ['a time that cannot be read'],
  ]);
  expect(spot('{"action":7,"time":"2017-09-18T08:22:00Z"}')).toEqual([
    [expect.objectContaining({ code: 'unknown', startsAt: '2017-09-18T08:22:00.000Z' })],
    ['action not as EC2 writes it'],
  ]);
  expect(judged((complain) => parseRebalance('{"noticeTime":"x"}', complain))[0]).toHaveLength(1);
});
