/** Whether all of a service works, and what is to be done by others: neither is the figure or the plan that the words resemble. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[said: string, told: RegExp, ...matters: Matter[]]>([
  ['is billing running on full capacity?', /^Not fully: billing is up, with 1 of 2 servers\./, 'half'],
  ['so billing 100%?', /^Not fully: billing is up, with 1 of 2 servers\./, 'half'],
  ['is everything normal with billing?', /^Not fully: billing is up, with 1 of 2 servers\./, 'half'],
  ['is billing back at full strength?', /^Not fully: billing is up, with 1 of 2 servers\./, 'half'],
  ['is billing running on full capacity?', /^Yes: Invoices \(billing\) are up\./],
  ['exports 100%?', /^No: exports is down/, 'out'],
  ['is cpu 100%?', /^CPU of 7 servers/],
])('"%s" is answered yes or no by the servers', async (said, told, ...matters) => {
  expect(await say(matters, said)).toMatch(told);
});

it.each([
  'plan maintenance for search tonight 22:40 to 22:55',
  'can you schedule a maintenance window for billing on Saturday 10:00-12:00?',
  'please extend the billing maintenance by 10 minutes',
])('an order gets the command that carries it out: %s', async (said) => {
  expect(await say([], said)).toMatch(/\/downtime plan, change, extend, end or cancel/);
});

it('a plan that is asked about is told', async () => {
  expect(await say(['maintenance-soon'], 'planned maintenance for billing?')).toMatch(/^Next maintenance for billing/);
});

it.each(['are you sure?', 'can I trust this?', 'are these numbers correct?', 'who told you that?'])(
  'a doubt of what was told gets who measured it, and when: %s',
  async (said) => {
    expect(await say([], 'is billing up?', said)).toMatch(
      /^Measured 3 seconds ago by the agents on billing-1 and billing-2/,
    );
  },
);
