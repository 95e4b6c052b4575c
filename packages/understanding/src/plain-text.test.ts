import { expect, it } from 'vitest';
import { plainText, withoutCustomerFrames } from './plain-text.ts';
import { hear } from './testing/small-fleet.ts';

it.each([
  ['Acme asks whether billing is up', 'health'],
  ['hello, Wayne Foods says billing is not working, is it down?', 'health'],
  ['can I tell Acme that billing is fine?', 'health'],
  ['Customer claims billing is failing. Is that true?', 'health'],
  ['do I have to warn Acme of anything on billing this weekend?', 'downtime'],
  ['third customer today who complains about billing, what is going on', 'health'],
  ['billing gives Acme a white page, known?', 'health'],
  ['billing???', 'health'],
])('hears what a customer asks through its manager: %s', (text, intent) => {
  expect(hear(text, { listens: 'always' })).toMatchObject({ reply: 'answer', intent, targets: [{ name: 'billing' }] });
});

it('offers at least what a customer wants to know, told without a question mark', () => {
  const question = hear('Acme wants to know when the next maintenance of billing is');
  expect(question).toMatchObject({ intent: 'downtime', targets: [{ name: 'billing' }] });
  expect(question.reply).not.toBe('silent');
});

it.each([
  'Acme asks for a discount on billing',
  'Acme asks whether they can pay by card',
  'Acme says billing is fine now',
  'what do I tell Acme about the price change?',
  'Acme asked whether billing is up',
  'billing!!!',
])('leaves alone what customers say of other things: %s', (text) => {
  expect(hear(text).reply).toBe('silent');
});

it('offers an answer where engineers are called with a name and its trouble, question mark or not', () => {
  const call = 'Acme cannot get into billing since this morning';
  expect(hear(call, { text: `<@&42> ${call}`, engineersMentioned: true })).toMatchObject({
    reply: 'offer',
    targets: [{ name: 'billing' }],
  });
  expect(hear(call).reply).not.toBe('answer');
});

it('changes nothing where there is no such frame', () => {
  for (const text of ['is billing down?', 'are reports late again?', 'claims is down', 'tell me about web-1'])
    expect(withoutCustomerFrames(text)).toBe(text);
});

it.each([
  ['is billing up? For <@77>', 'is billing up? '],
  ['is billing up? cc <@77>, <@78>', 'is billing up? '],
  ['For <@77>: is billing up?', 'For  : is billing up?'],
  ['is it up for <@77>?', 'is it up for  ?'],
])('for whom somebody asks is no part of what is asked: %s', (typed, text) => {
  expect(plainText(typed).text).toBe(text);
});

it('answers a question for somebody who is mentioned behind it', () => {
  for (const place of ['mention', 'dm'] as const)
    expect(hear('and is billing up? For <@77>', { place, personMentioned: true })).toMatchObject({
      reply: 'answer',
      targets: [{ name: 'billing' }],
    });
});

it.each([
  ['is https://docs.acme.io down?', 'is docs.acme.io down?'],
  ['is http://www.docs.acme.io:8080/, or it?', 'is docs.acme.io, or it?'],
  ['www.docs.acme.io. Anyone else?', 'docs.acme.io. Anyone else?'],
  ['cannot clone git://docs.acme.io/page', 'cannot clone  docs.acme.io '],
  ['is https://docs.acme.io/show?id=12 ready?', 'is   ready?'],
  ['is [docs.acme.io](https://docs.acme.io/x) down?', 'is  docs.acme.io  down?'],
  ['is [the status page](https://other.io/) down?', 'is  the status page  down?'],
  ['is [#1234](https://other.io/1234) fixed?', 'is   fixed?'],
  ['is [how we moved the old tables](https://other.io/) right?', 'is   right?'],
  ['is https://other.io down?', 'is   down?'],
  ['does docs#finset.sum work for this?', 'does   work for this?'],
  ['~~is billing down?~~ back up', '  back up'],
  ['is web#1 slow, #billing down?', 'is web#1 slow, #billing down?'],
])('a link into a known thing is its name, any other is left out: %s', (typed, text) => {
  expect(plainText(typed, (words) => words === 'docs.acme.io').text).toBe(text);
});
