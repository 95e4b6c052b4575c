/** Where words of a question ask for something else than its intent, and where they don't. Now is Monday, 09:00. */
import type { Intent, Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { aQuestion, hostTarget, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { lookUp } from './asked.ts';
import { askedOtherwise } from './asked-otherwise.ts';
import { sumOfPlans } from './sum-of-plans.ts';
import { operator } from './viewer.ts';

const day = 24 * 60;
const shop = { targets: [serviceTarget('shop')] };
const mail = { targets: [serviceTarget('mail')] };
const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({ id, title: id, services: ['shop'], startsAtMs: minutesAgo(-from), endsAtMs: minutesAgo(-to), ...more });
const over = window('Over', -180, -120, { state: 'finished' });
const next = window('Next', day, day + 90);
const late = window('Late', 2 * day, 2 * day + 60);
type World = { incidents?: readonly Incident[]; downtimes?: readonly Downtime[]; isOnly?: boolean };

const asked = async (question: Partial<Question>, { incidents = [], downtimes = [], isOnly = true }: World = {}) =>
  lookUp(aQuestion(question), await troubled(incidents, { downtimes }), {
    viewer: operator,
    text: '',
    nearest: () => [],
    isOnly,
  });
/** The first line, or that its intent says it all. */
async function first(question: Partial<Question>, world: World = {}): Promise<string> {
  const answer = await askedOtherwise(await asked(question, world));
  return answer ? (told(answer)[0] ?? '') : 'by its intent';
}
const byIntent = 'by its intent';
const open = [trouble('shop', 300, 280), trouble('shop', 10)];

describe('words of something else', () => {
  it.each<[what: string, question: Partial<Question>, says: RegExp, world?: World]>([
    ['who planned it', { intent: 'downtime', turns: ['who-planned'], ...shop }, /^Storefront planned it: Next/],
    ['the last time', { intent: 'history', turns: ['last-time'], ...shop }, /^shop: shop did not answer/],
    ['a message at its end', { intent: 'none', turns: ['message-at-end'] }, /^Yes: I write when maintenance ends/],
    ['who works', { intent: 'health', turns: ['who-works'], allTargets: false }, /^shop: nobody has acknowledged/],
    ['recovered', { intent: 'none', turns: ['recovered'], ...mail }, /^mail has no open incident/],
    ['how many must work', { intent: 'count', turns: ['needed'], ...shop }, /^shop needs 1 of its 2 servers/],
    ['downtime that was not planned', { intent: 'downtime', turns: ['unplanned'], range: '7d' }, /in the last 7 days/],
    ['on average', { intent: 'eta', turns: ['average'] }, /on average/],
    ['a person', { intent: 'none', turns: ['engineer'] }, /^I can ask an engineer for you/],
  ])('%s', async (_, question, says, world = { incidents: open, downtimes: [next] }) => {
    expect(await first(question, world)).toMatch(says);
    expect(await first({ ...question, turns: [] }, world)).toBe(byIntent);
    expect(await first({ ...question, intent: 'inquiries' }, world)).toBe(byIntent);
  });

  it.each<Partial<Question>>([
    { intent: 'history', turns: ['last-time'] },
    { intent: 'who', turns: ['last-time'], ...shop },
    { intent: 'health', turns: ['who-works'], ...shop },
    { intent: 'downtime', turns: ['who-works'] },
    { intent: 'count', turns: ['needed'], targets: [hostTarget('web-1')] },
    { intent: 'history', turns: ['unplanned'] },
    { intent: 'count', turns: ['average'] },
    { intent: 'health', turns: ['target'] },
    { intent: 'history', turns: ['target'] },
  ])('%j is answered by its intent', async (question) => {
    expect(await first(question, { incidents: open, downtimes: [next] })).toBe(byIntent);
  });

  it.each<Partial<Question>>([
    { intent: 'history', turns: ['last-time'], ...shop },
    { intent: 'none', turns: ['message-at-end'] },
    { intent: 'health', turns: ['who-works'] },
    { intent: 'none', turns: ['recovered'] },
    { intent: 'health', clock: '12:35', ...shop },
    { intent: 'eta', turns: ['average'] },
    { intent: 'none', turns: ['target'] },
    { intent: 'none', turns: ['plans', 'announced'] },
    { intent: 'fleet', turns: ['summary'] },
    { intent: 'none', turns: ['engineer'] },
    { intent: 'health', turns: ['who-planned'] },
  ])('of several questions it is not known whether %j turns this one', async (question) => {
    const world = { incidents: open, downtimes: [next] };
    expect(await first(question, world)).not.toBe(byIntent);
    expect(await first(question, { ...world, isOnly: false })).toBe(byIntent);
  });

  it('who planned it, asked as such, is never in doubt; nor how many must work', async () => {
    const world = { downtimes: [next], isOnly: false };
    expect(await first({ intent: 'who', turns: ['who-planned'] }, world)).toMatch(/^Storefront planned it/);
    expect(await first({ intent: 'health', turns: ['needed'], ...shop }, world)).toMatch(/^shop needs/);
  });
});

describe('what spreads', () => {
  const down = { incidents: [trouble('shop', 10)] };
  const spreads = (more: Partial<Question> = {}) =>
    first({ intent: 'health', turns: ['spreads'], ...mail, ...more }, down);

  it('"is mail affected too?" is of mail beside what is down', async () => {
    expect(await spreads()).not.toBe(byIntent);
    for (const intent of ['describe', 'impact', 'none'] as const) expect(await spreads({ intent })).not.toBe(byIntent);
  });

  it.each<Partial<Question>>([
    { turns: ['spreads', 'plans'] },
    { targets: [], allTargets: true },
    { intent: 'history' },
    { turns: [] },
  ])('but not with %j', async (more) => {
    expect(await spreads(more)).toBe(byIntent);
  });
});

describe('a time of day', () => {
  const at = (more: Partial<Question> = {}, world: World = {}) =>
    first({ intent: 'health', clock: '12:35', ...shop, ...more }, world);

  it('is of the plans, unless what is down is not planned: then of its end', async () => {
    expect(await at()).toBe('No maintenance is planned for shop at 11:35.');
    expect(await at({}, { incidents: [trouble('shop', 10)] })).toBe('There is no estimate yet.');
    expect(await at({}, { incidents: [trouble('shop', 10)], downtimes: [window('Soon', 60, 90)] })).toMatch(
      /^No maintenance/,
    );
    expect(await at({}, { incidents: [trouble('shop', 10)], downtimes: [{ ...next, state: 'cancelled' }] })).toBe(
      'There is no estimate yet.',
    );
    expect(await at({ targets: [] }, { incidents: [trouble('shop', 10)] })).toBe('No maintenance is planned at 11:35.');
    expect(await at({ turns: ['was'] })).toBe(byIntent);
    expect(await at({ intent: 'history' })).toBe(byIntent);
  });

  it('of another day is of that day, also while something is down', async () => {
    // The day after tomorrow, from 10 to 11 in Berlin.
    const on = { clock: '10:30', range: '2026-03-04' };
    const world = { incidents: [trouble('shop', 10)], downtimes: [late] };
    expect(await at(on, world)).toBe('At that time maintenance of shop is planned: 4 Mar 09:00 to 4 Mar 10:00.');
    expect(await at({ ...on, range: '2026-03-03' }, { downtimes: [late] })).toBe(
      'No maintenance is planned for shop at 3 Mar 09:30.',
    );
    expect(await at({ clock: '10:30' }, { downtimes: [late] })).toBe('No maintenance is planned for shop at 09:30.');
  });
});

describe('what was planned', () => {
  const past = (turns: Question['turns'], more: Partial<Question> = {}) =>
    first({ intent: 'health', turns, ...shop, ...more }, { downtimes: [over] });

  it('is of maintenance that took place, by words of plans', async () => {
    expect(await past(['was', 'by-plans'])).toMatch(/^Yes: shop had maintenance for 60 minutes/);
    expect(await past(['was', 'plans', 'on-time'])).toMatch(/finished on time/);
    expect(await past(['was', 'on-time'])).toBe(byIntent);
    expect(await past(['was', 'plans'])).toBe(byIntent);
    expect(await past(['was', 'by-plans'], { intent: 'who' })).toBe(byIntent);
  });

  it('whether it was announced, or counts', async () => {
    expect(await past(['plans', 'counts-against'], { intent: 'none' })).toMatch(/^Scheduled maintenance doesn't count/);
    expect(await past(['counts-against'], { intent: 'none' })).toBe(byIntent);
    expect(await past(['plans', 'counts-against'], { intent: 'who' })).toBe(byIntent);
  });
});

describe('a target of uptime', () => {
  const target = (more: Partial<Question> = {}) => first({ intent: 'none', turns: ['target'], ...shop, ...more });
  const ofShop = /^shop |^Yes: shop/;

  it.each<[more: Partial<Question>, says: RegExp]>([
    [{}, ofShop],
    [{ goalPercent: 99.5, intent: 'health' }, ofShop],
    [{ turns: ['target', 'questions'] }, /^\/inquiries/],
    [{ turns: ['target', 'goal'], targets: [] }, /^\/inquiries/],
    [{ turns: ['target', 'goal'], goalPercent: 99.5 }, ofShop],
    [{ turns: ['target', 'goal'] }, ofShop],
    [{ turns: ['target'], intent: 'health' }, /^by its intent$/],
    [{ turns: ['target'], intent: 'who' }, /^by its intent$/],
  ])('%j', async (more, says) => {
    expect(await target(more)).toMatch(says);
  });

  it('"without maintenance": it is not in it', async () => {
    const asks = async (more: Partial<Question> = {}) => {
      const answer = await askedOtherwise(
        await asked({ intent: 'history', turns: ['without-plans', 'of-uptime'], ...shop, ...more }),
      );
      return answer && told(answer).some((line) => line.startsWith('Scheduled maintenance is not in it'));
    };
    expect(await asks()).toBe(true);
    expect(await asks({ turns: ['without-plans'] })).toBeUndefined();
    expect(await asks({ turns: ['of-uptime'] })).toBeUndefined();
    expect(await asks({ intent: 'who' })).toBeUndefined();
  });
});

describe('a summary', () => {
  it.each<[question: Partial<Question>, isOne: boolean]>([
    [{ intent: 'fleet' }, true],
    [{ intent: 'history', ...shop }, true],
    [{ intent: 'describe' }, true],
    [{ intent: 'describe', ...shop }, false],
    [{ intent: 'downtime' }, true],
    [{ intent: 'downtime', turns: ['summary', 'plans'] }, false],
    [{ intent: 'fleet', turns: ['summary', 'plans'] }, true],
    [{ intent: 'who' }, false],
  ])('%j: %s', async (question, isOne) => {
    expect((await first({ turns: ['summary'], ...question })) !== byIntent).toBe(isOne);
  });
});

describe('the sum of what is planned', () => {
  const world = { downtimes: [over, window('Later', 60, 120)] };
  async function sum(question: Partial<Question>, more: World = {}): Promise<string> {
    const answer = await sumOfPlans(await asked({ intent: 'history', ...question }, { ...world, ...more }));
    return answer ? (told(answer)[0] ?? '') : 'none';
  }

  it('of a time that is named, or of this week where a sum is asked for', async () => {
    for (const turn of ['which-windows', 'how-long', 'how-many'] as const)
      expect(await sum({ turns: ['planned-too', turn], range: 'today' })).toMatch(
        /^Today: 2 hours of planned maintenance/,
      );
    expect(await sum({ turns: ['planned-too', 'planned-sum'] })).toMatch(/^This week: 2 hours of planned maintenance/);
    expect(await sum({ turns: ['planned-too', 'all-windows', 'was'], range: 'today' })).toMatch(
      /^Today: 2 hours of planned maintenance/,
    );
    expect(await sum({ intent: 'downtime', turns: ['planned-too', 'how-long', 'was'], range: 'today' })).toMatch(
      /^Today: 2 hours/,
    );
  });

  it.each<[question: Partial<Question>, more?: World]>([
    [{ turns: ['planned-too', 'how-long'] }],
    [{ turns: ['how-long'], range: 'today' }],
    [{ turns: ['planned-too'], range: 'today' }],
    [{ intent: 'downtime', turns: ['planned-too', 'how-long'], range: 'today' }],
    [{ intent: 'who', turns: ['planned-too', 'how-long', 'was'], range: 'today' }],
    ...(['of-uptime', 'trouble', 'unplanned', 'on-time'] as const).map((turn): [Partial<Question>] => [
      { turns: ['planned-too', 'how-long', turn], range: 'today' },
    ]),
    [{ turns: ['planned-too', 'how-long'], range: 'today' }, { isOnly: false }],
    [{ intent: 'inquiries', turns: ['planned-too', 'planned-sum'] }],
    [{ intent: 'customer', turns: ['planned-too', 'planned-sum'] }],
    [{ intent: 'customer', turns: ['planned-share'] }],
  ])('but not of %j', async (question, more) => {
    expect(await sum(question, more)).toBe('none');
  });

  it('its share of the time, of thirty days where none is named', async () => {
    expect(await sum({ turns: ['planned-share'] })).toMatch(/in the last 30 days/);
    expect(await sum({ turns: ['planned-share'], range: 'today' })).toMatch(/today/);
  });
});

it('intents that words turn are those that may be read so', async () => {
  const taken = async (turns: Question['turns'], more: Partial<Question> = {}) => {
    const intents: Intent[] = [
      'none',
      'describe',
      'health',
      'fleet',
      'downtime',
      'history',
      'eta',
      'who',
      'act',
      'cause',
      'impact',
      'predict',
    ];
    const found: Intent[] = [];
    for (const intent of intents)
      if ((await first({ intent, turns, ...more }, { downtimes: [next] })) !== byIntent) found.push(intent);
    return found.join(' ');
  };
  expect(await taken(['average'])).toBe('none downtime history eta');
  expect(await taken(['summary'])).toBe('none describe fleet downtime history');
  expect(await taken(['engineer'])).toBe('none downtime who act');
  expect(await taken(['who-planned'])).toBe('describe health fleet downtime who cause impact');
  expect(await taken([], { clock: '12:35', ...shop })).toBe('none describe health downtime eta who impact predict');
});
