/** What leaders ask of now, of a figure that they doubt, of each service and team, and for customers. Now is 09:00. */
import { expect, it } from 'vitest';
import { serviceTarget } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { say } from './testing/conversation.ts';

it.each([
  'anything on fire I should tell the CEO about?',
  'does anything need my attention?',
  'is there anything I need to know right now?',
  'do I need to worry about anything?',
  'what exactly is off for customers right now?',
])('"%s" is told by what is wrong now, whom it hits and who is on it', async (text) => {
  expect(await say(['out', 'was-yesterday'], text)).toBe(
    'exports is down; the other 4 services are up. 6 of 7 servers are up. exports-1 is not responding since 2026-03-02T08:57:00Z. Every customer who uses CSV exports (exports) is affected: it is down. exports: nobody has acknowledged it yet.',
  );
});

it('where nothing is wrong now that is said first, and what was today after it', async () => {
  expect(await say(['was-out'], 'anything I should tell the CEO?')).toBe(
    'Nothing needs your attention right now. All 7 servers are up. Down earlier today, and over: exports for 3 minutes.',
  );
  expect(await say([], 'should I be worried?')).toBe('Nothing needs your attention right now. All 7 servers are up.');
});

it.each(['what should I tell my customers now?', 'anything I should tell our customers?'])(
  '"%s" is a text for them, however it begins',
  async (text) => {
    expect(await say(['out'], text)).toMatch(/^We're aware that CSV exports have been unavailable since/);
  },
);

it('should I be worried about reliability is of what was', async () => {
  expect(await say(['was-out'], 'should I be worried about our reliability?')).toMatch(/^1 outage in the last 7 days/);
});

it('one sentence is one sentence, two are two', async () => {
  expect(await say(['was-out'], 'give me one sentence for the CEO')).toBe(
    'Right now everything is up; services were up 100 % on average in the last 30 days, with 1 outage, 3 minutes in all.',
  );
  expect(await say(['out', 'slow'], 'one line for my boss please')).toMatch(
    /^Right now storefront is slow and exports is down; services were up [^.]*\.$/,
  );
  expect(await say([], 'give me one sentence for the board about today')).toMatch(
    /^Right now [^.]* with no outages\.$/,
  );
  expect(await say(['was-out'], 'two sentences for the board please')).toBe(
    'All services were up 100 % in the last 30 days. Services were down for 3 minutes in all in the last 30 days.',
  );
});

it('of several sentences the first is of now where something is wrong', async () => {
  expect(await say(['out'], 'sum up the situation in two sentences for my CEO')).toMatch(
    /^Right now exports is down; services were up [^.]*\. [^.]*\.$/,
  );
});

const outage = (minutesAgo: number, minutes: number) =>
  anIncident({
    id: `o${minutesAgo}`,
    target: serviceTarget('exports'),
    startedAtMs: testNowMs - minutesAgo * 60_000,
    endedAtMs: testNowMs - (minutesAgo - minutes) * 60_000,
  });
const exports = aServiceView({ name: 'exports', service: { customers: 'CSV exports', owner: { team: 'Exports' } } });
const search = aServiceView({ name: 'search', service: { customers: 'Product search', owner: { team: 'Data' } } });
const twice = aReadModel({
  services: [exports, search],
  incidents: [outage(40, 2), outage(20, 1)],
  uptime: async (name) =>
    anUptime(
      name === 'exports'
        ? { upSeconds: 360, downSeconds: 180, watchedSeconds: 540, upPercent: (100 * 360) / 540 }
        : { upSeconds: 540, watchedSeconds: 540 },
    ),
});
const asked = (text: string, question: Parameters<typeof answerTo>[0]) => answerTo(question, twice, text);

it('a figure that is doubted is confirmed by what it is made of, and measured against no target that nobody set', async () => {
  const said = async (goalPercent: number, targets = [serviceTarget('exports')]) =>
    (await asked('', { intent: 'history', targets, goalPercent, turns: ['is-it-real'] })).said;
  expect(await said(66)).toMatch(
    /^Yes, that is what I measured: exports was up 66\.\d+ % .*\. Down for 3 minutes of the 9 minutes that I monitored \(2 outages\)\. That is a short time, .* I know no uptime target/,
  );
  expect(await said(64)).toMatch(/^I measured 66\.\d+ %, not 64 %: exports was up/);
  expect(await said(20, [])).toMatch(/^I measured 20 % for no service\. Uptime in the last 30 days: /);
});

it.each([
  ['what does 99.5 % mean in minutes?', /^99\.5 % allows 3 hours 36 minutes of downtime in 30 days\./],
  ['how much downtime does 99.9 % allow per month?', /^99\.9 % allows 43 minutes of downtime/],
  ['is 99.9 realistic for us?', /^99\.9 % allows 43 minutes of downtime/],
  ['99.9% for exports, is that good?', /^99\.9 % allows 43 minutes of downtime in 30 days\./],
  ['can 66 % be true?', /^I measured 66 % for no service\./],
  ['is 64% for exports right? sounds awful', /^I measured 100 %, not 64 %: exports was up 100 %/],
  ['exports at 66% sounds bad, is that real?', /^I measured 100 %, not 66 %: exports was up 100 %/],
  ['is 100 % for exports right?', /^Yes, that is what I measured: exports was up 100 % .* Not down in the 4 weeks/],
  ['66 % seems low, are you sure?', /^I measured 66 % for no service\. All services were up 100 %/],
  [
    'is 95% good enough?',
    /^95 % allows 36 hours of downtime in 30 days\. Whether that will do depends on what you promised\. Yes: all services/,
  ],
  [
    'is 99.5 percent ok for checkout?',
    /^99\.5 % allows 3 hours 36 minutes of downtime in 30 days\. .* checkout was up/,
  ],
  ['is 99.9% met by exports this month?', /^Yes: exports was up 100 % this month, which meets the target of 99\.9 %/],
])('"%s"', async (text, told) => {
  expect(await say(['was-out'], text)).toMatch(told);
});

it('how often each service was down names those that were, and the others in one sentence', async () => {
  const told = await say(['was-out', 'was-yesterday'], 'how often was each service down this week?');
  expect(told).toMatch(
    /^exports was down once \(3 minutes\) this week\. storefront, checkout, billing and search were not down\./,
  );
  expect(await say(['was-out'], 'how many outages did each service have today?')).toMatch(/^exports was down once/);
  expect(await say(['was-out'], 'outages per team this week')).toMatch(
    /^Exports 1 outage \(3 minutes\) this week\. Storefront, Payments and Data had none\./,
  );
  expect(await say([], 'how often was each service down today?')).toMatch(/^No service was down today/);
});

it('"and by team?" goes on with the outages, and of their time', async () => {
  const matters = ['was-out', 'was-yesterday'] as const;
  expect(await say(matters, 'outages this week?', 'and by team?')).toMatch(
    /^Exports 1 outage \(3 minutes\) this week\. Storefront, Payments and Data had none\./,
  );
  expect(await say(matters, 'outages this week?', 'and by service?')).toMatch(
    /^exports was down once \(3 minutes\) this week/,
  );
  expect(await say(matters, 'break down outages by team')).toMatch(/^Payments 1 outage .* and Exports 1 outage/);
});

it('which team keeps breaking things is told by outages, and whose they are of those that had some', async () => {
  expect(await say(['was-out', 'was-yesterday'], 'which team keeps breaking things?')).toMatch(
    /^Payments had 1 outage in the last 30 days, 12 minutes in all\. Then: Exports \(1 outage, 3 minutes\)\./,
  );
  const asked = "how many outages so far this week and which team's are they?";
  expect(await say(['was-out'], asked)).toMatch(/^1 outage this week\. exports is owned by the Exports team\. \[/);
  expect(await say(['was-out'], "which teams are responsible for today's outages?")).toMatch(
    /^1 outage today: exports\. exports is owned by the Exports team\. \[/,
  );
});

it('hours that are spoken bound what is told, whichever services were hit', async () => {
  // 08:30 UTC is half past nine in Berlin.
  expect(
    await say(['was-out', 'was-yesterday'], 'from twenty-five past nine to twenty to ten, which services were hit?'),
  ).toMatch(/^(?!.*7 days)/);
  expect(await say(['was-out'], 'from quarter past nine to quarter to ten, which services were hit?')).toMatch(
    /^1 outage today between 09:15 and 09:45: exports\./,
  );
  expect(await say(['was-out'], 'from twenty past eight to half past eight, which services were hit?')).toMatch(
    /^Nothing was broken today between 08:20 and 08:30/,
  );
});

it('a text for customers of a time with several outages tells of all of them', async () => {
  const told = await asked("give me something to send to customers about today's exports problems", {
    intent: 'customer',
    targets: [serviceTarget('exports')],
    range: 'today',
  });
  expect(told.said).toMatch(
    /^CSV exports are working again since .* They were unavailable twice today, for 3 minutes in all\. We apologise/,
  );
  const soon = await asked('what do I tell customers about exports?', {
    intent: 'customer',
    targets: [serviceTarget('exports')],
  });
  expect(soon.said).toMatch(/They were unavailable twice in the last hour, for 3 minutes in all\./);
});
