/** Which answer a question gets: by its intent, and by words that ask for something else than that. */
import type { Intent, Question, Target } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { dayMs, monthOf, usual } from '../testing/a-month.ts';
import { aQuestion } from '../testing/a-question.ts';
import { trouble } from '../testing/a-trouble.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aDowntime, testNowMs } from '../testing/builders.ts';
import { said } from '../testing/told.ts';
import { withOpenIncidents } from './outages.ts';

const shop: Target = { kind: 'service', name: 'shop' };
const mail: Target = { kind: 'service', name: 'mail' };
const over = aDowntime({
  id: 'over',
  state: 'finished',
  startsAtMs: testNowMs - dayMs / 4,
  endsAtMs: testNowMs - dayMs / 8,
  services: ['shop'],
  title: 'Over',
});
const next = aDowntime({ id: 'next', services: ['shop'], title: 'Next' });

async function first(question: Partial<Question>, open: string[] = []): Promise<string> {
  const incidents = [...usual, ...open.map((name) => trouble(name, 10))];
  const readModel = await withOpenIncidents({
    ...monthOf(incidents),
    downtimes: ({ fromMs, toMs }) => [over, next].filter((one) => one.startsAtMs < toMs && one.endsAtMs > fromMs),
    announcedAtMs: async () => undefined,
  });
  return said(await answerTo(question, readModel))[0] ?? '';
}

const byIntent: Readonly<Record<Intent, string>> = {
  greeting: 'hello',
  help: 'I can tell you how your servers and services are.',
  none: "Sorry, I didn't understand that.",
  describe: 'All 4 servers are up.',
  health: 'All 4 servers are up.',
  fleet: 'All 4 servers are up.',
  metric: 'CPU of 4 servers: 23 % on each.',
  compare: 'web-1 and web-2 are about equally busy: CPU 23 % and 23 %.',
  downtime: 'Next maintenance for shop: 3 Mar 09:00',
  history: '2 outages, 1 degraded period and 1 server incident in the last 7 days:',
  who: 'There is no open incident, so nobody is working on one.',
  eta: 'Nothing is down right now.',
  cause: 'shop: It did not answer.',
  count: '4 servers: web-1, web-2, mail-1 and search-1.',
  superlative: 'No service is in trouble right now.',
  impact: 'The maintenance affects the shop (shop), for 90 minutes: 3 Mar 09:00',
  changes: 'Nothing was broken since yesterday.',
  customer: 'All services are working normally as far as we can see.',
  subscribe: 'Want a message in Discord when anything goes down or comes back?',
  unsubscribe: 'Stop all notifications in Discord?',
  subscriptions: "I can't tell here who you are. /subscriptions",
  privacy: "I can't tell here who you are. /privacy",
  inquiries: '/inquiries in Discord shows how many questions reach engineers',
  meaning: 'I can\'t explain "that".',
  about: "I'm Herald, a bot.",
  act: 'I can only report, not change anything.',
  predict: "I can't predict what isn't planned.",
  language: 'Sorry, I only speak English.',
  remark: 'Thanks for telling me.',
};
const intents = Object.keys(byIntent) as Intent[];
/** Of questions about questions no word of outages says more. */
const ofOther = intents.filter((intent) => intent !== 'inquiries').join(' ');

it.each(intents)('%s', async (intent) => {
  expect((await first({ intent })).slice(0, byIntent[intent].length)).toBe(byIntent[intent]);
});

it('what is not understood, or cannot be explained, counts as not answered; limits that are told do', async () => {
  const unanswered: Intent[] = [];
  for (const intent of intents) if (!(await answerTo({ intent }, monthOf(usual))).answered) unanswered.push(intent);
  expect(unanswered.join(' ')).toBe('none meaning language');
  for (const turns of [['engineer'], ['message-at-end'], ['age']] as const)
    expect((await answerTo({ intent: 'about', turns: [...turns] }, monthOf(usual))).answered).toBe(true);
});

/** Those of all intents that are answered so. */
async function answeredBy(begins: string, question: Partial<Question>): Promise<string> {
  const found: Intent[] = [];
  for (const intent of intents) if ((await first({ intent, ...question })).startsWith(begins)) found.push(intent);
  return found.join(' ');
}

const average = '25 minutes on average in the last 30 days';
const inquiries = '/inquiries in Discord';
const uptimes = 'All services were up 100 % in the last 30 days.';

describe('words beside the intent', () => {
  it.each<[turns: Question['turns'], begins: string, intents: string]>([
    [['who-planned'], 'Storefront planned it: Next.', 'describe health fleet downtime who cause impact'],
    [['message-at-end'], 'Yes: I write when maintenance ends', ofOther],
    [['who-works'], byIntent.who, 'none describe health who'],
    [['recovered'], 'It is over. The last one, of shop', ofOther],
    [['average'], average, 'none downtime history eta superlative'],
    [['target'], uptimes, 'none history'],
    [['target', 'goal'], inquiries, 'none describe health fleet downtime inquiries'],
    [['target', 'questions'], inquiries, 'none describe health fleet downtime inquiries'],
    [['plans', 'announced'], 'Over was not announced', 'none describe health downtime history impact'],
    [
      ['plans', 'counts-against'],
      "Scheduled maintenance doesn't count",
      'none describe health downtime history impact',
    ],
    [['announced'], 'Over was not announced', ''],
    [['summary'], uptimes, 'help none describe fleet downtime history'],
    [['engineer'], 'I can ask an engineer for you.', 'help none downtime who customer about act'],
  ])('%o', async (turns, begins, taken) => {
    expect(await answeredBy(begins, { turns })).toBe(taken);
    // Of several questions it is not known which one the words turn.
    const also = [aQuestion({ intent: 'language' })];
    const kept = intents.filter((intent) => byIntent[intent].startsWith(begins));
    const alone =
      turns[0] === 'who-planned' ? 'who' : turns[0] === 'target' && begins === uptimes ? 'history' : kept.join(' ');
    expect(await answeredBy(begins, { turns, also })).toBe(alone);
  });

  it('how many servers must work, wherever services are spoken of', async () => {
    expect(await answeredBy('shop needs 1 of its 2 servers.', { turns: ['needed'] })).toBe(ofOther);
    const web: Target = { kind: 'host', name: 'web-1' };
    expect(await answeredBy('shop needs', { turns: ['needed'], targets: [web] })).toBe('');
  });

  it('a time of day, of what is to come', async () => {
    const asked = { clock: '12:35', targets: [shop] };
    const taken = 'none describe health downtime who eta impact predict';
    expect(await answeredBy('No maintenance is planned for shop at 11:35.', asked)).toBe(taken);
    expect(await answeredBy('No maintenance is planned', { ...asked, turns: ['was'] })).toBe('');
    expect(await answeredBy('No maintenance is planned', { targets: [shop] })).toBe('');
  });

  it('how long it was out by a plan that is over, or whether that was on time', async () => {
    const taken = 'none health history eta count impact';
    expect(
      await answeredBy('Yes: shop had maintenance for 3 hours', { turns: ['was', 'by-plans'], targets: [shop] }),
    ).toBe(`${taken.replace('health', 'health downtime')}`);
    expect(
      await answeredBy('The maintenance on shop finished on time', {
        turns: ['was', 'plans', 'on-time'],
        targets: [shop],
      }),
    ).toBe(`${taken.replace('health', 'health downtime')}`);
    expect(await answeredBy('The maintenance on shop', { turns: ['was', 'on-time'], targets: [shop] })).toBe(
      'downtime',
    );
  });

  it('a target of uptime with its figure is of uptime, whatever else is asked', async () => {
    expect(await answeredBy('Yes: all services were up 99.5 % or more', { turns: ['target'], goalPercent: 99.5 })).toBe(
      'none describe health fleet downtime history',
    );
    expect(
      await answeredBy('Yes: all services were up 99.5 % or more', { turns: ['target', 'goal'], goalPercent: 99.5 }),
    ).toBe('none describe health fleet downtime history');
    expect(await answeredBy(inquiries, { turns: ['target', 'goal'], targets: [shop] })).toBe('inquiries');
  });
});

describe('one thing or several, in trouble or well', () => {
  it.each<[what: string, Partial<Question>, open: string[], begins: string]>([
    [
      'why, of what is in trouble',
      { intent: 'health', targets: [shop], turns: ['why'] },
      ['shop'],
      'shop: shop did not answer.',
    ],
    ['why, of what is well', { intent: 'health', targets: [shop], turns: ['why'] }, [], 'The shop (shop) is up.'],
    [
      'uptime of what is in trouble',
      { intent: 'metric', metric: 'uptime', targets: [shop] },
      ['shop'],
      'shop is up again',
    ],
    [
      'how long it runs',
      { intent: 'metric', metric: 'uptime', targets: [shop], turns: ['running-time'] },
      ['shop'],
      'Running time of web-1 and web-2:',
    ],
    [
      'uptime of a service in a time',
      { intent: 'metric', metric: 'uptime', targets: [shop], range: '7d' },
      [],
      'shop was down once and degraded once in the last 7 days',
    ],
    [
      'of a server',
      { intent: 'metric', metric: 'uptime', targets: [{ kind: 'host', name: 'web-1' }], range: '7d' },
      [],
      "I can't measure web-1 right now. Last known: web-1 has been running",
    ],
    ['compared by how they held', { intent: 'compare', targets: [shop, mail] }, [], 'shop was down twice'],
    ['compared right now', { intent: 'compare', targets: [shop, mail], turns: ['now'] }, [], 'Both services are up.'],
    [
      'compared by a figure',
      { intent: 'compare', targets: [shop, mail], metric: 'cpu' },
      [],
      'web-1 and web-2 are about equally busy',
    ],
    ['compared with nothing', { intent: 'compare', targets: [mail] }, [], 'The shop (mail) is up.'],
    [
      'how long customers feel it',
      { intent: 'impact', targets: [shop], turns: ['how-long'] },
      ['shop'],
      'There is no estimate yet.',
    ],
    [
      'and whom',
      { intent: 'impact', targets: [shop], turns: ['how-long', 'felt'] },
      ['shop'],
      'Every customer who uses the shop (shop) is affected',
    ],
    ['so far', { intent: 'impact', targets: [shop], turns: ['how-long', 'so-far'] }, ['shop'], 'shop is up again'],
    [
      'how long, where all is well',
      { intent: 'impact', targets: [shop], turns: ['how-long'] },
      [],
      'The maintenance affects',
    ],
    ['how many customers', { intent: 'count', turns: ['customers'] }, [], "I can't count customers."],
    ['how many questions', { intent: 'count', measure: 'questions' }, [], inquiries],
    ['who asks most', { intent: 'superlative', turns: ['use'] }, [], inquiries],
    ['the owner', { intent: 'who', turns: ['owner'], targets: [shop] }, [], 'shop is owned by the Storefront team.'],
    ['how old it is', { intent: 'about', turns: ['age'] }, [], 'My readings are'],
    ['an apology', { intent: 'customer', targets: [], turns: ['apology'] }, [], 'All services are working'],
    [
      'a text about a plan',
      { intent: 'customer', targets: [shop], turns: ['plans'] },
      [],
      'We have scheduled maintenance of the shop',
    ],
  ])('%s', async (_, question, open, begins) => {
    expect((await first(question, open)).slice(0, begins.length)).toBe(begins);
  });
});
