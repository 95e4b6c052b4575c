import { expect, it } from 'vitest';
import { hear } from '../testing/small-fleet.ts';

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
])('is silent where it is spoken of, or nothing is asked: %s', (text) => {
  expect(hear(text, { place: 'mention' })).toMatchObject({ reply: 'silent', intent: 'remark' });
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
