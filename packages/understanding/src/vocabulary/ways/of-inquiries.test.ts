/** What measures Herald's own use is read as such in any words; what only speaks of asking, or of Herald, is not. */
import { expect, it } from 'vitest';
import { contextOf } from '../../context.ts';
import { hear } from '../../testing/small-fleet.ts';

it.each([
  'what share of questions does the bot answer on its own?',
  'what percentage did Herald deal with by itself?',
  'when during the day do people ask most?',
  'top 3 topics people ask about',
  'top 5 things customers complain about',
  'hello? which subjects come up most',
  'most common subjects this week',
  'how many people used Herald this week?',
  'are we asking less than before?',
  'who is our busiest team?',
  'does anybody actually use this thing?',
  'is anyone using you?',
  'how popular are you with my team?',
  "what's Herald's usage like this month?",
  'how many colleagues wrote to you yesterday?',
  'how many times were you asked today?',
  'how many requests did you handle this month?',
  'what is everyone asking about?',
  'which themes keep coming up?',
  'what are the main things my CSMs want to know?',
  'what kind of questions do you get?',
  'what do customers ask about the most?',
  'is there a pattern in when we ask?',
  'do people ask more in the morning?',
  'is the bot paying for itself?',
  'what do we get out of Herald?',
  'was introducing Herald a good idea?',
  "what's the return on Herald?",
  'how accurate have you been?',
  'where do people ask most?',
  'how many CSMs asked about invoices?',
  'how much do people talk to you?',
  "what's the bot's hit ratio?",
  'what share needed a human?',
  'how busy were you today?',
  'how often does the bot get it wrong?',
  'how many answers did you give today?',
  'how fast are you?',
  'what is our deflection rate?',
  'number of users of Herald',
  "what's the trend in questions?",
  'does my team trust the bot?',
  'who asked about invoices today?',
])('"%s" is about the use of Herald', (text) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent: 'inquiries', reply: 'answer' });
});

it.each([
  'customers are asking whether checkout is up',
  'my customer asks when billing is back',
  'which service has the most outages?',
  'how many users are affected?',
  'who uses billing?',
  'what can I ask?',
  'how do I use you?',
  'do you keep what I write to you?',
  'what share of our downtime was planned?',
  'which team has had the most trouble?',
  'is it worth waiting for checkout?',
  'what do I say when people ask about checkout?',
  'has anyone asked an engineer yet?',
  'top 3 services by downtime',
  'how often do you measure?',
  'which topics can you help with?',
  'which server is the busiest? Asking because my boss likes such numbers',
  'our biggest customer has complained about checkout',
  'how many engineers are on it?',
])('"%s" is about something else', (text) => {
  expect(hear(text, { place: 'dm' }).intent).not.toBe('inquiries');
});

it('of what is named it is of the questions about that', () => {
  expect(hear('how many people asked about billing today?', { place: 'dm' })).toMatchObject({
    intent: 'inquiries',
    targets: [{ name: 'billing' }],
    range: 'today',
  });
});

it('what is only overheard needs more than such words', () => {
  expect(hear('most people ask for tea at the weekend').reply).toBe('silent');
});

it.each(['and by hour?', 'per team?', 'and by weekday please', 'what about by channel?'])(
  '"%s" goes on with the questions that were spoken of, and of their time',
  (text) => {
    const before = hear('how many questions this week?', { place: 'dm' });
    expect(hear(text, { place: 'dm' }, contextOf(before))).toMatchObject({ intent: 'inquiries', range: 'this-week' });
  },
);
