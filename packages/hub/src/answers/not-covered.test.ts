/** What is nothing that Herald knows of is said so, and no neighbour's answer given for it. */
import { expect, it } from 'vitest';
import { cannotTell } from './not-covered.ts';
import { answerTo, type Matter, say } from './testing/conversation.ts';

const known = 'I know whether servers and services are up, how busy they are, their outages and planned maintenance.';

it.each<[said: string, told: string, ...matters: Matter[]]>([
  [
    'how many users are logged in to checkout right now?',
    `How many users are logged in to checkout right now I can't tell. What I do know: Card payments (checkout) are up.`,
  ],
  [
    'which version of search do we have?',
    `I can't answer "which version of search do we have?". What I do know: Product search (search) is up.`,
  ],
  ['who approves discounts?', `Who approves discounts I can't tell. ${known}`],
  ['is the data safe?', `I can't answer "is the data safe?". ${known}`],
  [
    'Fabrikam told me exports lost their data. Is that true?',
    `I can't tell whether exports lost their data. What I do know: exports is down since 2026-03-02T08:57:00Z (3 minutes).`,
    'out',
  ],
  ['how do I export a CSV?', `I can't answer "how do I export a CSV?". What I do know: CSV exports (exports) are up.`],
  ['where is the invoice?', `I can't answer "where is the invoice?". What I do know: Invoices (billing) are up.`],
  [
    'what does checkout cost us?',
    `What it costs or saves in money I can't tell. What I do know: Card payments (checkout) are up.`,
  ],
  [
    'can customers log in?',
    `I can't answer "can customers log in?". I cover 5 services: The shop (storefront), Card payments (checkout), Invoices (billing), CSV exports (exports) and Product search (search) (and 7 servers).`,
  ],
  [
    'should we switch billing to another provider?',
    `I can't answer "should we switch billing to another provider?". What I do know: Invoices (billing) are up.`,
  ],
  ['show me the logs of web-1', `I can't show you the logs of web-1. What I do know: web-1 is up.`],
  [
    'tell me a joke about exports',
    `I can't tell you a joke about exports. What I do know: CSV exports (exports) are up.`,
  ],
  [
    'Acme wants to know if their October invoices have been resent',
    `I can't tell whether their October invoices have been resent. What I do know: Invoices (billing) are up.`,
  ],
  [
    'please show me how to filter in search',
    `I can't answer "how to filter in search?". What I do know: Product search (search) is up.`,
  ],
  [
    'do we have to pay a penalty for the outage?',
    `I can't answer "do we have to pay a penalty for the outage?". ${known}`,
  ],
  [
    "how do I get last month's invoice?",
    `I can't answer "how do I get last month's invoice?". What I do know: Invoices (billing) are up.`,
  ],
  ['phone number of esra', `I don't know "phone number of esra". ${known}`],
])('%s', async (said, told, ...matters) => {
  expect(await say(matters, said)).toBe(told);
});

it.each([
  "what's the latency of search?",
  'what is the error rate of search?',
  'how many requests per minute on search?',
])('says of requests that they are not measured: %s', async (said) => {
  expect(await say([], said)).toMatch(/^Requests, their errors and how long they take I don't measure/);
});

it.each([
  'has Tailspin been migrated to the new billing?',
  'how happy are customers with billing?',
  'did anybody outside get into billing?',
  "what's the number of the billing team?",
  'what did we promise Acme about billing?',
  'did the newsletter drive traffic to billing?',
  'can billing speak Latin?',
  'where can customers see their old invoices?',
])('asked around a name, of which how it is is all there is: %s', async (said) => {
  expect(await say([], said)).toBe(`I can't answer "${said}". What I do know: Invoices (billing) are up.`);
});

it.each([
  'what time is it in Tokyo?',
  'is the bank of our customer down?',
  "who's working tomorrow?",
  'did we release anything today?',
  'what do people say about us on Twitter?',
])('asked of nothing that has a name: %s', async (said) => {
  expect(await say([], said)).toBe(`I can't answer "${said}". ${known}`);
  // Whoever asks while something is wrong mostly asks of it, in whatever words.
  expect(await say(['out'], said)).toMatch(/What I do know: exports is down; the other \d services are up\./);
});

it('a comparison with what is nobody known tells of the service, not of its servers', async () => {
  expect(await say([], 'is checkout faster than the one of our competitors?')).toBe(
    `I can't answer "is checkout faster than the one of our competitors?". What I do know: Card payments (checkout) are up.`,
  );
});

it('what would be is foretold by nobody', async () => {
  expect(await say([], 'will search-1 die tonight?')).toMatch(/^I can't predict what isn't planned\./);
  expect(await say(['out'], 'will exports go down again tomorrow?')).toMatch(
    /^What will be I can't tell: I know what is measured and what is planned\. exports is down/,
  );
});

it.each(['tell Emil to hurry up', 'remind me tomorrow to call Acme', 'book a meeting with the Payments team'])(
  'what is to be done is for people: %s',
  async (said) => {
    expect(await say([], said)).toBe('I can only report, not change anything. An engineer can.');
  },
);

it('is no answer, and leads to an engineer', async () => {
  expect(await answerTo([], 'who approves discounts?')).toMatchObject({
    answered: false,
    status: 'none',
    actions: [{ kind: 'ask-engineers' }],
  });
  expect(await answerTo(['out'], 'does exports support XML?')).toMatchObject({ status: 'down', targets: ['exports'] });
});

it('takes one line beside a question that has its answer', async () => {
  expect(await say([], 'is search up? And which version of it do we have?')).toBe(
    'Product search (search) is up. Its server is healthy; nothing is scheduled this week. I can\'t answer "which version of it do we have?".',
  );
});

it('is cut where it is long', () => {
  const long = `why did ${'the very long '.repeat(12)}thing happen`;
  expect(cannotTell(long)).toMatch(/^I can't answer "why did .{60,90} …"\.$/);
});

it('what led to it, of what it can tell the rest', async () => {
  expect(await say(['out'], 'is exports down?', 'did the deploy of Jonas cause it?')).toMatch(
    /^exports: None of its servers is responding\. .* I can't tell what led to it\./,
  );
});

it('a length that is asked for picks outages, and puts none in order', async () => {
  expect(await say(['was-yesterday'], 'which outages took longer than an hour?')).toMatch(
    /^None lasted longer than 60 minutes in the last 30 days\. The longest outage/,
  );
});

it('maintenance is told where its length is asked for, not outages', async () => {
  expect(await say(['was-yesterday'], 'how long was billing under maintenance?')).toMatch(
    /^No planned maintenance for billing took place in the last 30 days\./,
  );
});

it.each(["how do I know you aren't making that up?", 'are you making this up?', 'are you just guessing?'])(
  'says whence what it tells comes: %s',
  async (said) => {
    for (const where of ['', '#status '])
      expect(await say(['out'], `${where}is exports down?`, `${where}${said}`)).toMatch(
        /^I make nothing up: I tell what I measured, what is planned and what engineers wrote/,
      );
  },
);
