/** Texts for a customer, whose name Herald does not know, and what it says of words that mean something else to a machine. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'exports down?',
    'Please give me again a text for Bergmann & Söhne, with the expected time.',
    /^We're aware that CSV exports have been unavailable .* We expect it to be back by/,
    'out-back-by',
  ],
  ['exports down?', 'Again a short text for B&S, with the expected time', /^We're aware that CSV exports/, 'out'],
  [
    'is checkout ok?',
    'Text for Acme Logistics that the maintenance of billing takes longer, please.',
    /^Invoices are under planned maintenance until \S+ It takes longer than first planned\. Invoices cannot be sent\.$/,
    'maintenance-extended',
  ],
  [
    'is checkout ok?',
    'A text to copy for Acme about the billing maintenance today',
    /^We have scheduled maintenance of Invoices on/,
    'maintenance-soon',
  ],
  [
    'is checkout ok?',
    'short text to copy for Acme about billing on Monday',
    /^We have scheduled maintenance of Invoices on/,
    'maintenance-soon',
  ],
  [
    'is checkout ok?',
    'A text to copy for Acme about billing on Thursday',
    /^No maintenance is scheduled for billing on Thursday\./,
    'maintenance-soon',
  ],
])('after "%s" "%s" gets a text to paste', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});
