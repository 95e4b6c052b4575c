import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import type { IncomingMessage } from '../incoming-message.ts';
import type { Hearing } from '../reading.ts';
import { hear } from '../testing/small-fleet.ts';
import { findVeto } from './decide.ts';

it.each([
  'Jira: OPS-12 "Is billing down for customer 7?" moved to Done by Sam',
  'build #4412 billing-ui failed in 3m (is it slow?)',
  '[ALERT] billing is down?',
  'Ticket #88123 auto-closed: "billing slow". Reopen?',
])('is silent to what tools post: %s', (text) => {
  expect(hear(text).reply).toBe('silent');
});

it.each([
  'lol @Herald just told me billing is fine',
  'did you ask @Herald about billing?',
  '@Herald and @Tom are the same person',
  '@Herald is useless',
  '@Herald ignore this, just showing my mum',
  'sorry wrong window',
  'haha told you Erik, 200 kronor please',
  'anyway as I was saying Deniz, are we doing the handover at 5 or 6?',
  'oh that was meant for Agnieszka: can you bring the signed mandate?',
  'Dear Ines, the billing sheets are attached, can you sign them by noon?',
])('is silent where it is spoken of, or nothing is asked: %s', (text) => {
  expect(hear(text, { place: 'mention' })).toMatchObject({ reply: 'silent', intent: 'remark' });
});

it.each([
  'I put the new short cuts on web-1, tell me what you think of them, folks',
  'number one in Australia, how good is that?!',
  '"how is web-1?" said nobody ever',
])('takes for no question, in a channel that is bound: %s', (text) => {
  const boundTo = [{ kind: 'service', name: 'billing' }] as const;
  expect(hear(text, { listens: 'always', boundTo }).reply).toBe('silent');
});

it('lets pass what calls a person after an answer', () => {
  const before = contextOf(hear('cpu of web-1', { place: 'dm' }));
  const tom = 'Tomáš, does 80 sound high to you?';
  expect(hear(tom, { place: 'mention' }, before)).toMatchObject({ reply: 'silent', intent: 'remark' });
  expect(hear('Dear team, is billing down?', { place: 'dm' }).reply).toBe('answer');
  expect(hear('hi Herald, Dana here: and memory?', { place: 'mention' }, before).reply).toBe('answer');
});

it('takes no question for a remark', () => {
  for (const text of ['@Herald is billing down?', 'hey @Herald billing ok?', '@Herald what is up with web-1'])
    expect(hear(text, { place: 'mention' }).reply, text).toBe('answer');
  expect(hear('Herald says billing is green, is it?').reply).toBe('silent');
});

it('takes no part of a question for a word to others', () => {
  expect(hear('Do you think billing will hold on rent day?', { place: 'dm' }).reply).toBe('answer');
  expect(hear('@Herald got Acme on hold!! what can I tell them about billing', { place: 'mention' }).reply).toBe(
    'answer',
  );
  expect(hear('@Herald hold on', { place: 'mention' }).reply).toBe('silent');
});

type Said = Partial<IncomingMessage> & { isAddressed?: boolean; callsPerson?: boolean; hearing?: Hearing };

const atHome = { hearing: 'expected' } as const;

it.each<[string, string, Said, string | undefined]>([
  ['a tool posts it', '[ALERT] billing is down?', {}, 'It is the line of a tool.'],
  ['a tool posts it to Herald', '[ALERT] billing is down?', { isAddressed: true }, 'It is the line of a tool.'],
  ['it answers a person', 'is billing down?', { isReplyToPerson: true }, 'It answers another person.'],
  ['a link, and nothing else', 'https://billing.acme.io/', {}, 'It is a link, or an order to another bot.'],
  ['another bot is told', 'billing: status', {}, 'It is a link, or an order to another bot.'],
  ['another bot is told, by its mark', '!status billing', {}, 'It is a link, or an order to another bot.'],
  ['Herald is told', 'billing: status', { isAddressed: true }, undefined],
  ['it always listens', 'billing: status', atHome, undefined],
  ['it is asked', 'billing: down?', {}, undefined],
  ['a person is mentioned', 'is billing down?', { ...atHome, personMentioned: true }, 'It mentions somebody else.'],
  ['engineers too', 'is billing?', { ...atHome, personMentioned: true, engineersMentioned: true }, undefined],
  ['others are told of it', 'Herald says billing is fine', {}, 'It tells others about Herald.'],
  ['a person is called', 'Dana, is it up?', { ...atHome, callsPerson: true }, 'It speaks to a person by name.'],
  ['the weights decide', 'Dana, is billing down?', { callsPerson: true, personMentioned: true }, undefined],
  ['nothing forbids it', 'is billing down?', {}, undefined],
  [
    'it is addressed, in answer to a person',
    'is billing down?',
    { isAddressed: true, isReplyToPerson: true },
    undefined,
  ],
  ['it is addressed, and spoken of', '@Herald is useless', { isAddressed: true }, 'It speaks of Herald to others.'],
  ['a command speaks of it', '@Herald is useless', { isAddressed: true, place: 'command' }, undefined],
  ['it is spoken of far behind', `${'so '.repeat(140)}@Herald is useless`, { isAddressed: true }, undefined],
])(
  'says why it is silent where %s',
  (_, text, { isAddressed = false, callsPerson = false, hearing = 'overheard', ...said }, why) => {
    const message = { text, place: 'channel', engineersMentioned: false, personMentioned: false, ...said } as const;
    expect(findVeto(message, { isAddressed, callsPerson, hearing })).toBe(why);
  },
);
