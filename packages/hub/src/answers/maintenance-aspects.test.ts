/** What is said of a maintenance, for each thing that may be asked of it and wherever it stands. Now is 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { HealthStatus } from '../domain/health.ts';
import { aDowntime, aHostView, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { withTimes } from '../testing/told.ts';
import { aspectWords } from './maintenance-aspects.ts';
import { type About, windowWords } from './maintenance-state.ts';

type Aspect = NonNullable<Question['ofMaintenance']>[number];

const at = (minutes: number) => testNowMs + minutes * 60_000;
const window = (from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    services: ['billing'],
    takesDown: ['billing'],
    customers: 'Invoices cannot be sent.',
    plannedBy: 'Erin',
    startsAtMs: at(from),
    endsAtMs: at(to),
    ...more,
  });
const about = (one: Downtime, more: Partial<About> = {}, status: HealthStatus = 'up'): About => ({
  window: one,
  windows: [one],
  names: [],
  readModel: aReadModel({
    services: [
      aServiceView({
        name: 'billing',
        status,
        hosts: [aHostView({ name: 'billing-1' })],
        service: { owner: { team: 'Payments' } },
      }),
    ],
  }),
  clock: undefined,
  ...more,
});
const said = (aspect: Aspect, of: About) => aspectWords(aspect, of)?.map(withTimes).join(' ');
const soon = window(5, 15);
const runs = window(-5, 5, { state: 'running' });
const extended = window(-9, 5, { state: 'running', plannedEndsAtMs: at(1) });
const overRuns = window(-20, -2, { state: 'over-running' });
const onTime = window(-12, -2, { state: 'finished' });
const early = window(-12, -2, { state: 'finished', finishedAtMs: at(-8) });
const late = window(-15, -1, { state: 'finished', plannedEndsAtMs: at(-5) });
const tomorrow = window(26 * 60, 30 * 60);
const cancelled: Downtime = { ...tomorrow, state: 'cancelled' };
const { customers: _, ...ofAws } = window(-5, 55, {
  source: 'ec2',
  services: [],
  hosts: ['billing-1'],
  takesDown: [],
  title: 'AWS retires the machine of billing-1',
  hasNoEnd: true,
  state: 'running',
});

const longer = 'maintenance on billing is running longer than planned. It was due to end 08:58.';
const isOver = 'The maintenance on billing is over. It was planned from 08:48 to 08:58.';
const begins = 'The maintenance on billing is planned for 09:05 to 09:15 (in 5 minutes).';
const goesOn = 'billing is under maintenance until 09:05 (5 minutes left).';
const wasExtended = 'It was extended: first it was to end at 09:01.';
const noImpact = 'No customer impact is announced.';

describe.each<[state: string, of: Downtime, words: Partial<Record<Aspect, string>>]>([
  [
    'begins soon',
    soon,
    {
      over: `Not yet: it hasn't begun. ${begins}`,
      going: `It hasn't begun yet. ${begins}`,
      begun: `Not yet. ${begins}`,
      start: 'It begins 09:05 to 09:15 (in 5 minutes).',
      end: 'The maintenance ends at 09:15. It begins 09:05 (in 5 minutes).',
      length: '10 minutes: 09:05 to 09:15.',
      changed: 'Nothing has changed so far: the maintenance on billing is planned for 09:05 to 09:15.',
      who: 'Erin planned it: Database patching. billing is owned by the Payments team.',
      why: "It's planned maintenance: Database patching. Erin planned it.",
      usable: 'Yes, until the maintenance begins at 09:05. Then, until 09:15: Invoices cannot be sent.',
      move: "I can't move it. Erin planned it and can change it.",
      lost: "What customers were told: Invoices cannot be sent. More about it isn't recorded.",
    },
  ],
  [
    'begins tomorrow',
    tomorrow,
    {
      start: 'It begins 3 Mar 11:00 to 3 Mar 15:00 (in 26 hours).',
      end: 'The maintenance ends at 3 Mar 15:00. It begins 3 Mar 11:00 (in 26 hours).',
    },
  ],
  [
    'runs',
    runs,
    {
      over: `Not yet: ${goesOn} On schedule.`,
      going: `Yes: ${goesOn} On schedule.`,
      begun: `Yes: it began at 08:55. ${goesOn} On schedule.`,
      start: 'It began at 08:55.',
      end: 'The maintenance ends at 09:05 (5 minutes left). On schedule.',
      length: '10 minutes: 08:55 to 09:05, 5 minutes of it left.',
      changed: 'The maintenance on billing is on schedule: it ends at 09:05, as announced, and was not extended.',
      usable: 'Not while the maintenance runs until 09:05 (5 minutes left): Invoices cannot be sent. On schedule.',
    },
  ],
  [
    'runs and was extended',
    extended,
    {
      over: `Not yet: ${goesOn} ${wasExtended}`,
      going: `Yes: ${goesOn} ${wasExtended}`,
      end: `The maintenance ends at 09:05 (5 minutes left). ${wasExtended}`,
      length: `14 minutes: 08:51 to 09:05, 5 minutes of it left. ${wasExtended}`,
      changed: 'The maintenance on billing was extended by 4 minutes: it ends at 09:05 instead of 09:01.',
    },
  ],
  [
    'runs longer than planned: no end that has passed is told as one to come',
    overRuns,
    {
      over: `Not yet: the ${longer}`,
      going: `Yes: the ${longer}`,
      begun: `Yes: it began at 08:40. The ${longer}`,
      end: `The ${longer}`,
      length: `18 minutes were planned: 08:40 to 08:58. The ${longer}`,
      changed: `The ${longer}`,
      usable: `Not while the maintenance runs: Invoices cannot be sent. The ${longer}`,
    },
  ],
  [
    'is over, on time',
    onTime,
    {
      over: isOver,
      going: isOver,
      begun: isOver,
      start: 'It began at 08:48.',
      end: 'It ended at 08:58. The maintenance on billing finished on time, at 08:58, and was not extended.',
      length: 'The maintenance on billing lasted 10 minutes: 08:48 to 08:58.',
      changed:
        'The maintenance on billing finished on time, at 08:58, and was not extended. It lasted 10 minutes; 10 minutes were announced.',
      why: 'It was planned maintenance: Database patching. Erin planned it.',
      usable: `Yes: it works again. ${isOver}`,
    },
  ],
  [
    'was over early',
    early,
    {
      over: `${isOver} It ended at 08:52.`,
      end: 'It ended at 08:52. The maintenance on billing finished early, at 08:52 instead of 08:58, and was not extended.',
      length: 'The maintenance on billing lasted 4 minutes: 08:48 to 08:52.',
      changed:
        'The maintenance on billing finished early, at 08:52 instead of 08:58, and was not extended. It lasted 4 minutes; 10 minutes were announced.',
    },
  ],
  [
    'was over late',
    late,
    {
      changed:
        'The maintenance on billing took 4 minutes longer than first planned: it was extended, and ended at 08:59 instead of 08:55. It lasted 14 minutes; 10 minutes were announced.',
    },
  ],
  [
    'of AWS, of which no end is told',
    ofAws,
    {
      over: 'Not yet: billing-1 is under maintenance. AWS names no end.',
      end: 'billing-1 is under maintenance. AWS names no end.',
      length: 'billing-1 is under maintenance. AWS names no end.',
      changed: 'billing-1 is under maintenance. AWS names no end.',
      who: 'AWS planned it: AWS retires the machine of billing-1.',
      usable: `It stays up during the maintenance: ${noImpact}`,
      move: "I can't move it. AWS planned it.",
      lost: 'Whether anything is lost nobody has said.',
    },
  ],
])('one that %s', (_state, of, words) => {
  it.each(Object.entries(words) as [Aspect, string][])('%s', (aspect, expected) => {
    expect(said(aspect, about(of))).toBe(expected);
  });
});

it('of one that was cancelled that is said first, and nowhere that it is planned', () => {
  const words = 'The maintenance on billing was cancelled. It was planned for 3 Mar 11:00 to 3 Mar 15:00.';
  for (const aspect of ['over', 'start', 'end', 'who', 'why', 'usable', 'changed'] as const)
    expect(said(aspect, about(cancelled))).toBe(words);
  expect(withTimes(windowWords(about(cancelled)))).toBe(words);
  expect(said('hours', about(cancelled))).toBeUndefined();
});

it('where nothing else says it: planned, running or over', () => {
  expect([soon, runs, overRuns, onTime].map((one) => withTimes(windowWords(about(one))))).toEqual([
    begins,
    goesOn,
    `The ${longer}`,
    isOver,
  ]);
});

it.each<[what: string, clock: string, of: Downtime, words: string]>([
  ['the end itself', '10:05', runs, 'Yes: it ends at 09:05 (5 minutes left). On schedule.'],
  ['after it', '10:20', runs, 'Yes: it ends at 09:05 (5 minutes left). On schedule.'],
  ['before it', '10:03', runs, 'No: it ends at 09:05 (5 minutes left). On schedule.'],
  ['the end that was announced first', '10:01', extended, `No: it ends at 09:05 (5 minutes left). ${wasExtended}`],
  ['of one to come', '10:15', soon, 'Yes: it ends at 09:15. It begins 09:05 (in 5 minutes).'],
])('a time that is asked about: %s', (_what, clock, of, words) => {
  expect(said('end', about(of, { clock }))).toBe(words);
});

describe('what customers can do', () => {
  it('with a service that it does not take down', () => {
    const spared = { ...runs, takesDown: [] };
    expect(said('usable', about(spared))).toBe(
      'It stays up during the maintenance until 09:05 (5 minutes left): Invoices cannot be sent.',
    );
  });

  it('nothing is promised where the service is not well', () => {
    for (const one of [soon, onTime]) expect(said('usable', about(one, {}, 'down'))).toBeUndefined();
    expect(said('usable', about(runs, {}, 'down'))).toMatch(/^Not while the maintenance runs until/);
    expect(said('usable', about({ ...soon, services: [] }))).toBeUndefined();
  });
});

it('only what was asked about of all that it touches is named, else three at most', () => {
  const wide = { ...soon, services: ['billing', 'shop'], hosts: ['a', 'b'] };
  expect(said('begun', about(wide))).toContain('on billing, shop and a is planned');
  expect(said('begun', about(wide, { names: ['shop'] }))).toContain('on shop is planned');
  expect(said('who', about(wide, { names: ['shop'] }))).toBe('Erin planned it: Database patching.');
});

describe('business hours, those of the registry: Monday to Friday from 9:00 to 18:00 in Berlin', () => {
  const hour = 60;
  // Now is Monday, 10:00 there.
  it.each<[what: string, fromHour: number, toHour: number, kind: string]>([
    ['in the morning', 10, 11, 'Within'],
    ['from when they open until they close', 9, 18, 'Within'],
    ['until they open', 6, 9, 'Outside'],
    ['a minute longer', 6, 9 + 1 / 60, 'Partly within'],
    ['from when they close until they open', 18, 33, 'Outside'],
    ['until after they open', 18, 34, 'Partly within'],
    ['from before they close', 17, 19, 'Partly within'],
    ['half past ten at night', 22.5, 23.5, 'Outside'],
    ['on Saturday', 5 * 24 + 10, 5 * 24 + 12, 'Outside'],
    ['on Sunday until midnight', 6 * 24 + 22, 7 * 24, 'Outside'],
    ['on Sunday until Monday', 6 * 24 + 23, 7 * 24 + 1, 'Outside'],
    ['on Friday', 4 * 24 + 9, 4 * 24 + 10, 'Within'],
  ])('%s', (_what, fromHour, toHour, kind) => {
    const words = said('hours', about(window((fromHour - 10) * hour, (toHour - 10) * hour)));
    const lead = kind === 'Outside' ? '' : 'None of them is outside business hours. ';
    expect(words?.startsWith(`${lead}${kind} `) || words?.startsWith(`${lead}${kind}:`)).toBe(true);
  });

  it('holidays and other hours of the registry count', () => {
    const { registry } = aReadModel();
    const inquiries = {
      ...registry.inquiries,
      workingDays: [7, 1, 2],
      opensLocal: '06:00',
      closesLocal: '14:00',
      holidays: ['2026-03-03'],
    };
    const readModel = aReadModel({ registry: { ...registry, inquiries } });
    const words = (from: number, to: number) => said('hours', about(window(from * hour, to * hour), { readModel }));
    expect(words(-3, -2)).toMatch(
      /Within business hours: billing, .* Business hours are Sunday, Monday and Tuesday, 06:00 to 14:00 \(Europe\/Berlin\), without holidays\.$/,
    );
    expect(words(21, 22)).toMatch(/^Outside business hours: billing/);
    expect(words(5, 6)).toMatch(/^Outside business hours: billing/);
  });

  it('of several each kind once, what lies outside first', () => {
    const windows = [window(0, 60), window(-3 * hour, 0), window(9 * hour, 10 * hour), window(10 * hour, 11 * hour)];
    expect(said('hours', about(soon, { windows }))).toBe(
      'Outside business hours: billing, 18:00 to 19:00; billing, 19:00 to 20:00. ' +
        'Partly within: billing, 06:00 to 09:00. Within business hours: billing, 09:00 to 10:00. ' +
        'Business hours are Monday to Friday, 09:00 to 18:00 (Europe/Berlin).',
    );
  });
});
