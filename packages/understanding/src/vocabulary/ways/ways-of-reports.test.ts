import { expect, it } from 'vitest';
import { hear } from '../../testing/small-fleet.ts';

const asked = (text: string) => hear(text, { place: 'dm' });

it.each([
  'tell me three numbers about Herald for the board please',
  'numbers about Herald please',
  'three numbers please',
  'slides for the board please',
  'three sentences about reliability and support load for the board',
  'two sentences for our CEO about how stable we are',
  'something about reliability for my slides',
  'a recap of today for the 7pm meeting',
  'recap of yesterday please',
  'summary of last month',
  'sum up the week for me',
  'give me a summary',
  'executive summary for this week',
  'monthly report for November please',
  'tl;dr of the week',
  'today in three lines please',
  'prepare two slides: reliability and Herald',
  'weekly numbers',
  'management summary Q1',
  'What should I tell the board about this month?',
  'write me a short status for leadership',
  'Could I get a short overview of last week for the leadership call?',
  'what were the highlights of the day?',
  '5 bullet points about how things went this month',
])('"%s" is answered with a summary', (text) => {
  const question = asked(text);
  expect(question).toMatchObject({ intent: 'history', reply: 'answer', targets: [] });
  expect(question.turns).toContain('summary');
});

it('a summary is of the time that it names', () => {
  expect(asked('a recap of today for the 7pm meeting').range).toBe('today');
  expect(asked('summary of last month').range).toBe('last-month');
});

it.each([
  ['in two sentences: is billing down?', 'history'],
  ['what does a summary cost?', 'history'],
])('"%s" asks for none', (text) => {
  expect(asked(text).turns).not.toContain('summary');
});

it.each([
  ['which customers were hit by outages today?', 'impact'],
  ['who was affected by outages this week?', 'impact'],
  ['did any customer notice anything between 2:15 pm and 2:45 pm?', 'impact'],
  ['which services miss their target?', 'history'],
  ['what happened on saturday?', 'history'],
  ['which services fell short of their SLO this month?', 'history'],
  ['any SLA violations this month?', 'history'],
  ['name the customers who felt the outage this afternoon', 'impact'],
  ['are any services below their SLA?', 'history'],
  ['who owns the flakiest service?', 'superlative'],
  ['any outages this week compared to the week before?', 'compare'],
  ['are we doing better this week than the week before?', 'compare'],
  ['do we meet the 99.9 everywhere?', 'history'],
  ['were we hit by anything at lunchtime, 12 to 1?', 'history'],
  ['which team should I worry about?', 'superlative'],
])('"%s" is read as %s', (text, intent) => {
  expect(asked(text)).toMatchObject({ intent, unknownNames: [] });
});

it('every target of a message is heard', () => {
  expect(asked('we promised 99.5 % on billing, 99.9 % on checkout: within?')).toMatchObject({
    intent: 'history',
    goalPercents: [99.5, 99.9],
    targets: [{ name: 'billing' }, { name: 'checkout' }],
  });
  expect(asked('did we keep 99.9 % this month?').goalPercents).toBeUndefined();
  expect(asked('do we meet the 99.9 everywhere?').goalPercent).toBe(99.9);
});

it('whoever asks Herald politely for something is not met with silence', () => {
  expect(asked('some words on the office party please').reply).toBe('answer');
  expect(asked('I need the deck of last year').reply).toBe('answer');
});
