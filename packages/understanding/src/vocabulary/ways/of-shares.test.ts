/** Shares and the time until an incident is acknowledged: asked in many words, and taken for no other question. */
import { expect, it } from 'vitest';
import { contextOf } from '../../context.ts';
import { hear } from '../../testing/small-fleet.ts';

const dm = (text: string) => hear(text, { place: 'dm' });

it.each([
  ['how long did my engineers take on average to pick up an alert today?', 'time-to-acknowledge'],
  ['how fast did my team react to incidents this week?', 'time-to-acknowledge'],
  ['average time to acknowledge this month?', 'time-to-acknowledge'],
  ['how many incidents were acknowledged this week?', 'time-to-acknowledge'],
  ['what percentage of our servers is healthy?', 'servers'],
  ['what percent of services are fully healthy at present?', 'services'],
])('"%s" counts %s', (text, measure) => {
  expect(dm(text)).toMatchObject({ intent: 'count', measure });
});

it.each([
  'what share of answers turned out wrong today?',
  'what is the error rate of your answers?',
  'how long do engineers take to answer a question?',
  'what were the questions about that people took to engineers?',
])('of questions is: %s', (text) => {
  expect(dm(text).intent).toBe('inquiries');
});

it('which of them reached engineers goes on with the time that was told', () => {
  const before = contextOf(dm('how many questions did people ask you today?'));
  const heard = hear('which five were those that reached an engineer, and who asked them?', { place: 'dm' }, before);
  expect(heard).toMatchObject({ intent: 'inquiries', range: 'today' });
});

it.each(['who acknowledged it?', 'who is on the outage of billing?'])('is of who is on it: %s', (text) => {
  expect(dm(text).intent).toBe('who');
});
