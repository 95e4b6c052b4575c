/** The uptime of each service: in one sentence, against a goal, and as a list with the lowest first. */
import { describe, expect, it } from 'vitest';
import { month, monthOf } from '../testing/a-month.ts';
import { aReadModel } from '../testing/builders.ts';
import { said, told } from '../testing/told.ts';
import { tellUptimes } from './uptimes.ts';

const none = { shop: 0, mail: 0, search: 0 };
const two = { shop: 30, mail: 45, search: 0 };
const of = (down: Record<string, number>, watchedDays?: number) =>
  monthOf([], { down, ...(watchedDays && { watchedDays }) });

it('says the average, the lowest and the highest, and lists each, the lowest first', async () => {
  expect(told(await tellUptimes([], of(two), month))).toEqual([
    'Uptime in the last 30 days: 99.94 % on average, from 99.89 % (mail) to 100 %.',
    '# Uptime, lowest first',
    '- up mail: 99.89 %, down for 45 minutes',
    '- up shop: 99.93 %, down for 30 minutes',
    '- up search: 100 %, down not once',
    '[refresh]',
  ]);
});

describe('in one sentence', () => {
  it.each<[what: string, names: string[], down: Record<string, number>, goal: number | undefined, lines: string[]]>([
    ['all alike', [], none, undefined, ['All services were up 100 % in the last 30 days.']],
    ['two', ['shop', 'mail'], none, undefined, ['shop and mail were up 100 % in the last 30 days.']],
    ['one', ['shop'], two, undefined, ['shop was up 99.93 % in the last 30 days.']],
    [
      'some were not monitored',
      [],
      { shop: 30 },
      undefined,
      ['shop was up 99.93 % in the last 30 days.', "I wasn't monitoring mail and search in the last 30 days."],
    ],
    ['the goal was kept', [], none, 99.95, ['Yes: all services were up 99.95 % or more in the last 30 days.']],
    ['by one', ['shop'], two, 99.9, ['Yes: shop was up 99.9 % or more in the last 30 days.']],
    ['just so', ['search'], two, 100, ['Yes: search was up 100 % or more in the last 30 days.']],
    ['one missed it', [], two, 99.9, ['No: 1 of 3 was below 99.9 % in the last 30 days: mail (99.89 %).']],
    [
      'two missed it',
      [],
      two,
      99.95,
      ['No: 2 of 3 were below 99.95 % in the last 30 days: mail (99.89 %) and shop (99.93 %).'],
    ],
  ])('%s', async (_, names, down, goal, lines) => {
    expect(said(await tellUptimes(names, of(down), month, goal))).toEqual(lines);
  });

  it('"all services" are all of them: of three among more it says how many', async () => {
    const { fleet, ...rest } = of(none);
    const more = {
      ...rest,
      fleet: { ...fleet, services: () => [...fleet.services(), ...aReadModel().fleet.services()] },
    };
    expect(said(await tellUptimes(['shop', 'mail', 'search'], more, month))).toEqual([
      'All 3 were up 100 % in the last 30 days.',
    ]);
  });

  it('says on how much monitoring a figure rests, and that nothing was monitored', async () => {
    expect(said(await tellUptimes(['shop'], of(none, 1), month))).toEqual([
      'shop was up 100 % in the last 30 days.',
      'Based on 24 hours of monitoring.',
    ]);
    const unwatched = await tellUptimes(['shop'], of({}), month, 99.9);
    expect(said(unwatched)).toEqual(["I wasn't monitoring shop in the last 30 days, so I can't say."]);
    expect(unwatched.groups).toEqual([]);
  });
});

it('a list names what it is a list of: servers as servers, and what is gone as unknown', async () => {
  const down = { 'web-1': 1, gone: 2 };
  const { groups, targets } = await tellUptimes(['web-1', 'gone'], of(down), month);
  expect(targets).toEqual(['web-1', 'gone']);
  expect(groups[0]?.rows.slice().map(({ kind, name, status }) => `${kind} ${name} ${status}`)).toEqual([
    'host gone unknown',
    'host web-1 up',
  ]);
});
