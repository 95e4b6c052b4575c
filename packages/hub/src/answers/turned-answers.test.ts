/** What words beside its intent make of a question: which answer it gets. Now is Monday, 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { aQuestion, hostTarget, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, noted, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { answerIntent } from './answer-intent.ts';
import { lookUp } from './asked.ts';
import { operator } from './viewer.ts';

const day = 24 * 60;
const shop = { targets: [serviceTarget('shop')] };
const mail = { targets: [serviceTarget('mail')] };
const both = { targets: [...shop.targets, ...mail.targets] };
const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({ id, title: id, services: ['shop'], startsAtMs: minutesAgo(-from), endsAtMs: minutesAgo(-to), ...more });
const runs = window('Patching', -5, 5, { state: 'running' });
const next = window('Next', day, day + 90);
const later = window('Later', 9 * day, 9 * day + 60, { services: ['mail'], takesDown: ['mail'] });
const before = trouble('shop', 3 * day, 3 * day - 20);
const down = trouble('shop', 10, undefined, { notes: [noted('update', 5, { text: 'rebooting' })] });

type World = { incidents?: readonly Incident[]; downtimes?: readonly Downtime[]; text?: string; isOnly?: boolean };

async function ask(
  question: Partial<Question>,
  { incidents = [], downtimes = [], text = '', isOnly = true }: World = {},
) {
  const context = { viewer: operator, text, nearest: () => [], isOnly };
  return told(await answerIntent(lookUp(aQuestion(question), await troubled(incidents, { downtimes }), context)));
}
const first = async (...given: Parameters<typeof ask>) => (await ask(...given))[0];
const open = { incidents: [before, down] };
const calm = { incidents: [before] };

describe('who', () => {
  it.each<[what: string, question: Partial<Question>, world: World, says: string | RegExp]>([
    ['said what', { ...shop, turns: ['said'] }, open, 'Esra (Web) (08:55): rebooting'],
    ['owns it', { ...shop, turns: ['owner'] }, open, 'shop is owned by the Storefront team.'],
    ['fixed it last time', { ...shop, turns: ['last-time', 'news'] }, open, 'shop: shop did not answer.'],
    ['knows', { ...shop, turns: ['known'] }, open, 'Not yet: nobody has acknowledged shop.'],
    ['knows, of what is well', { ...shop, turns: ['known'] }, calm, /^shop has no open incident/],
    ['is on it', { ...shop, turns: ['last-time'] }, open, 'shop: Latest from Esra (08:55): rebooting'],
    ['is on what goes on', { turns: ['going-on'] }, open, /^shop has been down since 08:50/],
    ['is on what goes on, of a name', { ...shop, turns: ['going-on'] }, open, /^shop: Latest from Esra/],
    ['has news', { ...shop, turns: ['news'] }, open, 'Esra (Web), 08:55: rebooting'],
    ['has news, of what is well', { ...shop, turns: ['news'] }, calm, 'The shop (shop) is up.'],
    ['has news, of everything', { turns: ['news'] }, calm, /^All 3 servers are up\./],
  ])('%s', async (_, question, world, says) => {
    expect(await first({ intent: 'who', ...question }, world)).toEqual(
      typeof says === 'string' ? says : expect.stringMatching(says),
    );
  });

  it('owns what is broken, where "that" is asked', async () => {
    const owners = async (turns: Question['turns']) => (await ask({ intent: 'who', turns }, open)).length - 1;
    expect(await owners(['owner', 'that'])).toBe(1);
    expect(await owners(['owner'])).toBe(2);
  });
});

describe('how it is', () => {
  it('what it runs on is a count of servers, of services', async () => {
    expect(await first({ ...shop, turns: ['runs-on'] })).toBe('shop has 2 servers: web-1 and web-2.');
    expect(await first({ targets: [hostTarget('web-1')], turns: ['runs-on'] })).toBe('web-1 is up.');
  });

  it('why: the reason, then how it is', async () => {
    const lines = await ask({ intent: 'health', ...shop, turns: ['why', 'slow'] }, open);
    expect(lines[0]).toBe('shop: Esra (Web) wrote (08:55): rebooting');
    expect(lines.join()).toMatch(/The shop \(shop\) is up/);
    expect(lines.join()).not.toMatch(/how long its pages take/);
    expect(await first({ intent: 'health', ...shop, turns: ['why'] }, { ...open, isOnly: false })).toMatch(/is up/);
    expect(await first({ intent: 'health', turns: ['why'] }, open)).toMatch(/^All 3 servers are up/);
  });

  it('"can I tell my customers that it is fixed?": whether it is, and what can be told', async () => {
    const text = 'can I tell my customers that the shop is fixed?';
    const works = /working normally|working again/;
    const asked: Partial<Question> = { intent: 'health', turns: ['customers'] };
    expect((await ask({ ...asked, ...shop }, { text })).join()).toMatch(works);
    expect((await ask({ ...asked, ...both }, { text })).join()).not.toMatch(works);
    expect((await ask({ ...asked, ...shop }, { text: 'do customers notice?' })).join()).not.toMatch(works);
    expect((await ask({ ...asked, ...shop, turns: [] }, { text })).join()).not.toMatch(works);
  });

  it('of servers first, where they are asked for', async () => {
    expect((await ask({ intent: 'fleet', turns: ['servers'] })).join()).not.toMatch(/# Services/);
    expect((await ask({ intent: 'fleet' })).join()).toMatch(/# Services/);
  });
});

describe('what happened', () => {
  const teams: Partial<Question> = { intent: 'history', range: '7d', turns: ['owner', 'teams'] };
  const owned = /shop is owned by the Storefront team/;

  it('and whose it is, where teams are asked for and none is named', async () => {
    expect((await ask(teams, calm)).join()).toMatch(owned);
    expect((await ask({ ...teams, turns: ['owner'] }, calm)).join()).not.toMatch(owned);
    expect((await ask({ ...teams, turns: ['teams'] }, calm)).join()).not.toMatch(owned);
    expect((await ask({ ...teams, ...shop }, calm)).join()).not.toMatch(owned);
    expect((await ask(teams)).join()).not.toMatch(/owned/);
  });

  it.each<[turns: Question['turns'], line: RegExp]>([
    [['same'], /^The one before, 27 Feb 09:00: shop did not answer\./],
    [['last-time'], /^That was 27 Feb 09:00, 20 minutes\./],
  ])('why, with what it was before: %j', async (turns, line) => {
    expect((await ask({ intent: 'cause', ...shop, turns }, open)).some((one) => line.test(one))).toBe(true);
    expect((await ask({ intent: 'cause', ...shop }, open)).some((one) => line.test(one))).toBe(false);
  });

  it('why, in the past: what is just over, and what failed before it', async () => {
    const over = { incidents: [before, trouble('shop', 30, 20)] };
    expect((await ask({ intent: 'cause', ...shop, turns: ['was'] }, over)).join()).toMatch(
      /That was 08:30, 10 minutes/,
    );
    expect(await first({ intent: 'cause', ...shop, range: 'yesterday' }, over)).toBe(
      'shop was not down yesterday, so there is no cause to tell.',
    );
  });
});

describe('plans', () => {
  const plan = (turns: Question['turns'], more: Partial<Question> = {}, downtimes = [next, later]) =>
    ask({ intent: 'downtime', turns, ...more }, { downtimes });

  it('how many, also of a time from one day to another', async () => {
    const count = '2 maintenance windows are scheduled';
    expect((await plan(['how-many']))[0]).toBe(`${count}: shop and mail.`);
    expect((await plan([], { range: '2026-03-02~2026-03-31' }))[0]).toMatch(
      new RegExp(`^${count} .*: shop and mail\\.`),
    );
    expect((await plan([]))[0]).toMatch(/^Next maintenance for shop/);
  });

  it('what comes after the one that runs', async () => {
    expect((await plan(['after-this'], {}, [runs, later]))[0]).toMatch(/^Next maintenance for mail/);
    expect((await plan(['after-this'], {}, [runs]))[0]).toBe('Nothing is scheduled after it.');
    expect((await plan(['next'], shop, [runs])).some((line) => line === 'Nothing is scheduled after it.')).toBe(true);
    expect((await plan(['next'], {}, [runs, later])).join()).not.toMatch(/Nothing is scheduled after/);
    expect((await plan(['next'], {}, [next])).join()).not.toMatch(/Nothing is scheduled after/);
    expect((await plan([], shop, [runs])).join()).not.toMatch(/Nothing is scheduled after/);
  });

  it('of a day on which what was spoken of has none, that of the others is told', async () => {
    const tomorrow: Partial<Question> = { ...mail, range: 'tomorrow' };
    expect((await plan([], { ...tomorrow, usedContext: true })).slice(0, 2)).toEqual([
      'No maintenance is scheduled for mail tomorrow.',
      expect.stringMatching(/^Next maintenance for shop/),
    ]);
    expect((await plan([], tomorrow)).join()).not.toMatch(/shop/);
    expect((await plan([], { ...mail, usedContext: true }, [next])).join()).not.toMatch(/shop/);
  });

  it('whether it is that alone, how much of the time, in which zone', async () => {
    expect((await plan(['only-that']))[0]).toMatch(/^Only that: Next maintenance/);
    expect((await plan(['whole-time']))[0]).toBe('Orders cannot be placed for up to 90 minutes.');
    const inTokyo = await ask({ intent: 'downtime', turns: ['of-zone'] }, { downtimes: [next], text: 'in Tokyo?' });
    expect(inTokyo.join()).toMatch(/In Tokyo that is Tuesday 3 March, 18:00/);
    expect((await plan([])).join()).not.toMatch(/Tokyo/);
  });

  it('whether it will be on time is known of what is planned alone', async () => {
    const predict = (turns: Question['turns'], downtimes: Downtime[]) =>
      first({ intent: 'predict', turns }, { downtimes });
    expect(await predict(['on-time'], [next])).toMatch(/^Next maintenance for shop/);
    expect(await predict(['on-time'], [])).toMatch(/^I can't predict/);
    expect(await predict([], [next])).toMatch(/^I can't predict/);
  });

  it('the end that is waited for is that of plans, where these are spoken of', async () => {
    expect(await first({ intent: 'eta', turns: ['plans'] }, { downtimes: [runs], ...open })).toBe(
      'The maintenance ends at 09:05.',
    );
    expect(await first({ intent: 'eta' }, { downtimes: [runs], ...open })).toBe(
      'No exact time yet. Latest from Esra (08:55): rebooting',
    );
  });
});

describe('how many, how often', () => {
  it.each<[question: Partial<Question>, world: World, says: RegExp]>([
    [{ ...shop, turns: ['nth'] }, open, /^No: it's the first outage of shop today/],
    [{ ...shop, turns: ['how-often'] }, open, /^shop was down once today/],
    [{ ...shop, turns: ['how-often'], range: '7d' }, open, /^shop was down twice in the last 7 days/],
    [{ ...shop, measure: 'downtime' }, open, /^shop was down twice in the last 30 days, 30 minutes in all\./],
    [{ ...shop, measure: 'downtime', range: 'today' }, open, /^shop was down once today/],
    [{ turns: ['customers'] }, open, /^I can't count customers\./],
    [
      { turns: ['customers'], range: '7d' },
      calm,
      /^Customers who used these were affected in the last 7 days: the shop/,
    ],
    [{ measure: 'servers', turns: ['down'], range: '7d' }, calm, /^1 outage in the last 7 days/],
    [{ measure: 'services', turns: ['trouble'], range: '7d' }, calm, /^1 outage in the last 7 days/],
    [{ measure: 'servers', range: '7d' }, calm, /^3 servers: web-1, web-2 and mail-1\./],
    [{ measure: 'services' }, {}, /^2 services: shop and mail\./],
    [
      { longerThanSeconds: 600, range: '7d' },
      calm,
      /^1 of 1 outage in the last 7 days lasted longer than 10 minutes: shop\./,
    ],
    [{ measure: 'questions' }, {}, /^\/inquiries in Discord/],
  ])('%j', async (question, world, says) => {
    expect(await first({ intent: 'count', ...question }, world)).toMatch(says);
  });

  it('of Herald itself, by those who ask', async () => {
    expect(await first({ intent: 'superlative', turns: ['use'] })).toMatch(/^\/inquiries in Discord/);
    expect(await first({ intent: 'superlative', measure: 'questions' })).toMatch(/^\/inquiries in Discord/);
    expect(await first({ intent: 'about', turns: ['awake'] })).toMatch(/^I'm here\./);
    expect(await first({ intent: 'about', turns: ['age'] })).toMatch(/^My readings are 3 seconds old\./);
    expect(await first({ intent: 'about', turns: ['own-uptime'] })).toMatch(
      /^I was up all the time in the last 30 days/,
    );
    expect(await first({ intent: 'about' })).toMatch(/^I'm Herald/);
  });
});

describe('who feels it', () => {
  const impact = (question: Partial<Question>, world: World) => ask({ intent: 'impact', ...question }, world);

  it.each<[what: string, question: Partial<Question>, world: World, says: RegExp]>([
    ['now', shop, open, /^Every customer who uses the shop \(shop\) is affected/],
    [
      'of a time that is past',
      { ...shop, range: '7d' },
      calm,
      /^Customers who used these were affected in the last 7 days/,
    ],
    [
      'of what was, within a day',
      { turns: ['was'] },
      { incidents: [trouble('shop', 60, 50)] },
      /affected in the last 24 hours/,
    ],
    [
      'of what was, while it goes on',
      { ...shop, turns: ['was'] },
      open,
      /^Every customer who uses the shop \(shop\) is affected/,
    ],
    ['for how long', { ...shop, turns: ['how-long'] }, open, /^No exact time yet\. Latest from Esra/],
    [
      'for how long so far',
      { ...shop, turns: ['how-long', 'so-far'] },
      open,
      /^shop is up again; it was down until a moment ago/,
    ],
    ['how bad, of what is well', { ...shop, turns: ['how-bad'] }, calm, /^The shop \(shop\) is up\./],
    ['how bad, of everything', { turns: ['how-bad'] }, calm, /^All 3 servers are up\./],
    ['how bad, of what is down', { ...shop, turns: ['how-bad'] }, open, /affected/],
    ['of the plans', { ...shop, turns: ['plans'] }, { downtimes: [next] }, /^The maintenance affects the shop/],
    [
      'of the plans of a day',
      { ...shop, turns: ['plans'], range: 'today' },
      { downtimes: [next], ...calm },
      /^No maintenance is scheduled/,
    ],
  ])('%s', async (_, question, world, says) => {
    expect((await impact(question, world))[0]).toMatch(says);
  });

  it.each(['felt', 'customers'] as const)('and for how long: both (%s)', async (turn) => {
    const lines = await impact({ ...shop, turns: ['how-long', turn] }, open);
    expect(lines[0]).toMatch(/affected/);
    expect(lines).toContain('No exact time yet. Latest from Esra (08:55): rebooting');
  });
});
