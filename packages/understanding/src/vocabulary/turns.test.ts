import { expect, it } from 'vitest';
import { turnsIn } from './turns.ts';

it.each([
  ['WHO OWNS BILLING?', 'owner'],
  ['Was the maintenance announced in time?', 'announced'],
  ['and when were we told? when was it announced', 'announced'],
  ['Does it COUNT against our SLA?', 'counts-against'],
  ['Tell me when it is back', 'return'],
  ['what share of questions do you answer?', 'inquiry-share'],
])('hears in "%s": %s', (text, turn) => {
  expect(turnsIn(text)).toContain(turn);
});

it.each([
  ['apart, in two sentences', 'Was it announced? He came in time.', 'announced'],
  ['far apart', `is somebody ${'very '.repeat(60)}glad to work on it`, 'who-works'],
])('hears nothing in words that stand %s', (_, text, turn) => {
  expect(turnsIn(text)).not.toContain(turn);
});
