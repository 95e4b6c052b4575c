/** The second half of a message goes on with its first, whatever was spoken of before; and nothing is told twice. */
import { expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { answerTo, type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'Is the storefront working well? And will my customers notice something?',
    /^storefront is slow .* Customers who use the shop \(storefront\) may notice/,
    'slow',
  ],
  ['what happened today, and is anything planned for tomorrow?', /No maintenance is scheduled tomorrow\./],
])('after another service: "%s"', async (said, of, ...matters) => {
  const told = await say(matters, 'is exports up?', said);
  expect(told).toMatch(of);
  expect(told).not.toMatch(/exports|as before/);
});

it.each<[said: string, ...matters: Matter[]]>([
  ['who is on exports, since when is it down, and when will it be back?', 'out-back-by'],
  ["What's the latest on exports, and when is it expected back?", 'out-back-by'],
  ['is exports down, since when, and when will it be back?', 'out'],
  ['Was exports down today? why? how long? who fixed it?', 'was-out-told'],
  ['exports back? how long was it down and why?', 'was-out-told'],
  ['shop slow? since when, and why?', 'slow'],
])('each time, cause and estimate once: "%s"', async (said, ...matters) => {
  const told = await say(matters, said);
  for (const fact of [
    /2026-03-02T08:57:00Z/g,
    /2026-03-02T09:20:00Z/g,
    /back by 10:20/g,
    /broken disk/g,
    /mostly node/g,
  ])
    expect([...told.matchAll(fact)].length, `${fact} in ${told}`).toBeLessThan(2);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'Could you tell me please if billing is working, and since when?',
    /^Invoices \(billing\) are up\. .* no trouble since I began to watch it: 20/,
  ],
  ['exports up since?', /^exports has been up since 2026-03-02T08:33:00Z/, 'was-out'],
  [
    'since when is the shop in trouble, and what do we tell customers?',
    /^storefront has been degraded since .* We're aware that the shop has been slow since/,
    'slow',
  ],
  [
    'shop slow? since when, and why?',
    /^Yes: storefront is slow since \S+ web-1: CPU is at 100 %, mostly node\. This is what I measured; I can't tell what led to it\.$/,
    'slow',
  ],
  [
    'how much of today was downtime, and how much was maintenance?',
    /10 minutes of maintenance and 3 minutes of outages/,
    'was-out',
    'maintenance-over',
  ],
  [
    'Could you please resume for me what happened today? And is there something planned for tomorrow?',
    /^1 outage today: exports\. .*No maintenance is scheduled tomorrow\./,
    'was-out',
  ],
  [
    'which customers use exports? And is it slow today?',
    /^I don't know which customers use what, so I can't name them\. Not that I can see: CSV exports \(exports\) are up\./,
  ],
  [
    'is exports being fixed and when will it be back?',
    /^exports: nobody has acknowledged it yet\. .*There is no estimate yet\./,
    'out',
  ],
  [
    'Is exports working again? And can I write to my customers that it is solved?',
    /^Yes: exports is back up .* CSV exports are working again since .* We apologise/,
    'was-out-told',
  ],
  [
    'can I tell my customers that exports is fixed?',
    /^Not yet: exports is down since .* We're aware that CSV exports have been unavailable/,
    'out',
  ],
  [
    'Could you give me a text for my customers about exports? And also in Spanish, please?',
    /^We're aware that CSV exports .* Sorry, I only write English\.$/,
    'out',
  ],
  ['> 🔴 exports is down since 22:13:48.\nIn Spanish, please.', /^Sorry, I only write English\.$/, 'out'],
  [
    "exports down?? since when, who's on it, eta, and text for customers asap",
    /^exports is down since .* Latest from Emil .* Expected back by \S+ We're aware that CSV exports/,
    'out-back-by',
  ],
  ['is exports back yet? if not when?', /^Not yet: exports is down .* There is no estimate yet\./, 'out'],
  [
    'how long has exports been down and how long will it still be?',
    /^exports has been down since .* exports is expected back by/,
    'out-back-by',
  ],
  [
    'Hi Herald! Quick one - checkout ok, and anything coming up for it this week?',
    /^Card payments \(checkout\) are up\..* No maintenance is scheduled for checkout this week\./,
  ],
  [
    'was anything down between 09:25 and 09:40, and is it ok now?',
    /^1 outage today between 09:25 and 09:40: exports\. All 7 servers are up\./,
    'was-out',
  ],
  [
    'is billing in maintenance, since when and until when?',
    /^billing is under maintenance since 2026-03-02T08:55:00Z until 2026-03-02T09:05:00Z/,
    'maintenance',
  ],
  ['is billing at full capacity?', /^Not fully: billing is up, with 1 of 2 servers\./, 'half'],
  [
    'hi, is the shop up, and by the way who owns it?',
    /^The shop \(storefront\) is up\. .* storefront is owned by the Storefront team\./,
  ],
  [
    "My boss asks: what's broken, since when, who is on it and when is it over?",
    /^storefront is slow; .* since 2026-03-02T08:38:00Z \(22 minutes\)\. storefront: nobody has acknowledged it yet\. There is no estimate yet\./,
    'slow',
  ],
  [
    'is checkout up now, and will it be up tomorrow?',
    /^Card payments \(checkout\) are up\. Both servers are healthy\. No maintenance is scheduled for checkout tomorrow\.$/,
  ],
  [
    "what's being done on billing, until when, and can customers pay?",
    /^billing is under maintenance until 2026-03-02T09:05:00Z(?:(?!ends at).)* Not while the maintenance runs/,
    'maintenance',
  ],
  ['is billing back by 09:03 London time?', /^No: it ends at 2026-03-02T09:05:00Z/, 'maintenance'],
  [
    'Is it possible that checkout will be affected too? And the search?',
    /^What will be I can't tell: .* Both services are up\./,
  ],
  [
    'Is the storefront degraded for everyone, or just slower?',
    /^storefront is slow since .* Whether every customer notices I can't tell/,
    'slow',
  ],
  [
    'Roughly how long has exports been down, and is the 10:20 estimate from an engineer?',
    /^exports has been down since .* exports is expected back by \S+Z\. Latest from Emil \(\S+\): back by 10:20$/,
    'out-back-by',
  ],
  [
    'did exports go down today and did any customers notice?',
    /^exports was down once today: .* Customers who used these were affected today: CSV exports/,
    'was-out-told',
  ],
])('both halves are answered: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each([
  "Was today's exports outage connected to the billing maintenance?",
  'Was the exports outage caused by the billing maintenance?',
  'Did the billing maintenance break exports?',
])('what led to what is not told: "%s"', async (said) => {
  expect(await say(['was-out', 'maintenance-over'], said)).toMatch(
    /^I can't tell whether one led to the other: .* exports was down from 2026-03-02T08:30:00Z to 2026-03-02T08:33:00Z\. The maintenance on billing ran from 2026-03-02T08:48:00Z to 2026-03-02T08:58:00Z\. It was over before the maintenance began\.$/,
  );
});

it.each<[said: string, ...matters: Matter[]]>([
  ["If storefront isn't better by half past ten, can you remind me?", 'slow'],
  ['remind me in 20 minutes to look at storefront', 'slow'],
])('a reminder is refused, and what can be done instead is offered: "%s"', async (said, ...matters) => {
  const answer = await answerTo(matters, said);
  expect(answer && wordsOf(answer.verdict)).toBe(
    "I can't remind you at a time. I can tell you when storefront is back.",
  );
  expect(answer?.actions).toEqual([{ kind: 'tell-back', target: 'storefront' }]);
});

it('"ping me wen shop ok" is done at once', async () => {
  expect((await answerTo(['slow'], 'ping me wen shop ok'))?.request).toMatchObject({
    target: 'storefront',
    kinds: 'back',
  });
});

it('what is merely slow is no outage', async () => {
  expect(await say(['slow'], 'the shop is slow again?')).toMatch(/It's the first time today\./);
  expect(await say(['slow'], 'is the shop open again?')).not.toMatch(/first outage/);
});

it('"in the last month" are the last 30 days', async () => {
  expect(await say(['out'], 'Has exports had problems like this before, say in the last month?')).toMatch(
    /in the last 30 days/,
  );
});

it.each<[said: string, of: RegExp]>([
  ['what broke between 09:15 and now?', /^1 outage since 09:15: exports\./],
  [
    'from quarter past nine to twenty to ten, which services were hit?',
    /^1 outage today between 09:15 and 09:40: exports\./,
  ],
  [
    'were any customers affected between 09:15 and now?',
    /^Customers who used these were affected since 09:15: .*CSV exports/,
  ],
  [
    'What percentage of availability had exports today?',
    /^exports was up 100 % of the time today\. exports was down once today: \S+ for 3 minutes\./,
  ],
])('the time that was named is told of: "%s"', async (said, of) => {
  expect(await say(['was-out'], said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'Were any customers affected by the maintenance on billing, beyond what was announced?',
    /^What customers noticed I don't measure\. They were told: Invoices cannot be sent\. The maintenance on billing is over\./,
    'maintenance-over',
  ],
  ['what did customers notice of the maintenance?', /^What customers noticed I don't measure\./, 'maintenance-over'],
  [
    'is the billing maintenance over? did customers notice?',
    /^The maintenance on billing is over\. .* What customers noticed I don't measure\./,
    'maintenance-over',
  ],
  [
    'did the maintenance affect checkout?',
    /^Not as announced: the maintenance on billing didn't include checkout\. It ran from/,
    'maintenance-over',
  ],
  [
    "Will checkout be affected by billing's maintenance?",
    /^Not as announced: the maintenance on billing doesn't include checkout\. It is planned for/,
    'maintenance-soon',
  ],
])('what a maintenance touches, in its tense: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it('"the maintenance" is the one there is, whatever was spoken of before', async () => {
  expect(
    await say(
      ['maintenance'],
      'is exports up?',
      'Hello, is the maintenance started? And at what hour will it be finished?',
    ),
  ).toMatch(/^Yes: it began at 2026-03-02T08:55:00Z\. billing is under maintenance until 2026-03-02T09:05:00Z/);
});

it('who says a cause is no second cause', async () => {
  const told = await say(
    ['was-out-told'],
    'What happened with exports this morning, is it over, and what do I write to Globex?',
  );
  expect(told).toContain('Cause: a broken disk');
  expect(told.match(/broken disk/g)).toHaveLength(1);
});

it('a reply to an answer that names a service and its server is of the service', async () => {
  const told =
    '> checkout is up; its server checkout-1 is slow since 22:17:05.\nIs it normal now? And how long was it slow?';
  expect(await say(['was-slow'], told)).toMatch(/^(?:(?!checkout-2).)*For checkout, as before\./);
});

it('a text for customers is no question of plans, whatever was spoken of before', async () => {
  const told = await say(
    ['maintenance-soon'],
    'when is the next maintenance of billing?',
    'what should I tell customers about billing?',
  );
  expect(told).toMatch(/^We have scheduled maintenance of Invoices/);
});
