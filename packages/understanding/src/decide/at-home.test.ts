/** The talk of a channel where Herald always listens and that is bound to nothing, such as #status. */
import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { hear } from '../testing/small-fleet.ts';

const atHome = { listens: 'always' } as const;

it.each([
  'which one has most load',
  'Do any of our servers run hot, CPU-wise?',
  'Right. Anything I should warn customers about this afternoon?',
  'Tell me straight: is there a single server I should worry about?',
  'did the maintenance finish',
  'What did this outage cost us?',
  'how much does Herald cost us per month?',
  'hottest machine right now',
  'fullest disk of all',
  'is the fleet in good shape',
  'what went wrong last night',
  'so are we back to normal or not',
  'anything down',
  'all good?',
  'everything green again?',
  'list whatever is not healthy',
  'how many boxes do we have in eu-west-1',
  'who is on call tonight',
  'next maintenance?',
  'when is the next maintenance window and how long',
  'were there any incidents over the weekend',
  'how was our uptime last month',
  'whats the uptime of all services this week',
  'which service fell over most often this year',
  'billing status',
  'status of billing and checkout please',
  'checkout vs billing',
  'is web-1 busier than web-2',
  'memory on web-2',
  'reboot api-1 please',
  'tell me when billing is back',
  'take me off billing please',
  'what does degraded mean',
  'why is checkout red',
  'since when is billing slow',
  'what was down from 22:12 to 22:15?',
  'should I be worried about our reliability?',
  'wait billing down at 22:20?? why',
  'billing til when now',
  'billing end time?',
  'rest ok?',
  'Globex asks 4 SLA nr billing nov pls',
  'checkout fine for Umbrella?',
  'whats different since this morning',
])('answers: %s', (text) => {
  expect(hear(text, atHome).reply).toBe('answer');
});

it.each([
  "And you're sure that's live, not some cached number from an hour ago?",
  'Is checkout the only thing I can safely demo until 12:40?',
  'I need an engineer: can the Acme export be rerun by hand today?',
  'can customers pay by card rn',
  "what do we owe customers in credits for today's downtime?",
  'can somebody restart web-1',
  'billing',
  'servers with less than 10 % disk?',
])('does not meet with silence: %s', (text) => {
  expect(hear(text, atHome).reply).not.toBe('silent');
});

it.each([
  'can someone check the billing I sent to Globex?',
  'did Initech pay for the checkout of October?',
  'who moved the checkout meeting?',
  'coffee anyone?',
  'who took my charger',
  'thanks, that helps',
  'ok good to know',
  'Dana, is billing down?',
  'Tom can you have a look at web-1?',
  'we had a great demo today',
  'is the coffee machine on 3 down again',
  'I told Acme that billing is up',
  'my train is late again',
  'lunch at one?',
  'happy birthday Sina!',
  'deploy of checkout is done, have fun',
  'haha the old box strikes again',
  'can I leave at four today?',
  'see you on monday',
  'what a week',
  'the customer is happy now',
  'who brings the cake tomorrow',
  'my laptop is so slow today',
])('does not answer: %s', (text) => {
  expect(hear(text, atHome).reply).not.toBe('answer');
});

it.each([
  'ugh my headset died again, third one this year',
  'my bike got a puncture again, second one this month',
  "the printer's down again, third time this week",
])('what goes on with words about something else is of that, also after talk with Herald: %s', (text) => {
  const asked = contextOf(hear('is checkout up?', { place: 'dm' }));
  for (const listens of ['plainly', 'always'] as const) expect(hear(text, { listens }, asked).reply).toBe('silent');
});

it('with words about a service it is of the service', () => {
  expect(hear('checkout died again, third one this week', { listens: 'always' })).toMatchObject({
    intent: 'count',
    reply: 'answer',
  });
});
