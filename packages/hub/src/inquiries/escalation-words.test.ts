/** What is said around an escalation, word by word. */
import { expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { breachWords, escalatedToOwnerWords, escalatedWords, offerWords, reminderWords } from './escalation-words.ts';
import type { EscalationPlace } from './saying.ts';
import { mondayMs, someSettings } from './testing/an-inquiry.ts';

const dueAtMs = mondayMs + 9 * 3_600_000;
const due = wordsOf(reminderWords({ called: { kind: 'nobody' } }, dueAtMs)).replace(/^.*due by (.*)\.$/, '$1');
const place = (called: EscalationPlace['called'], service?: string): EscalationPlace => ({
  called,
  ...(service !== undefined && { service }),
});

it('an offer says whether more will come, how much it knows, and which question it is for', () => {
  const said = (of: Parameters<typeof offerWords>[0]) => wordsOf(offerWords(of));
  expect(said({})).toBe('I can answer this one:');
  expect(said({ incidentId: 'i-1' })).toBe("I can answer this one, and I'll say here when it's fixed:");
  expect(said({ knowsLittle: true })).toBe('What I know so far:');
  expect(said({ knowsLittle: true, incidentId: 'i-1' })).toBe("What I know so far, and I'll say here when it's fixed:");
  expect(said({ threadOf: 'm-1', incidentId: 'i-1', isPromised: true })).toBe('On your next question:');
  expect(said({ threadOf: 'm-1', incidentId: 'i-1' })).toBe(
    "On your next question, and I'll say here when it's fixed:",
  );
  expect(said({ threadOf: 'm-1', knowsLittle: true })).toBe('On your next question, what I know so far:');
});

it('to whoever asked: whom Herald called, and by when an answer is due', () => {
  const said = (called: EscalationPlace['called'], service?: string) =>
    wordsOf(escalatedWords(place(called, service), dueAtMs, someSettings));
  const soon = `Their answer is due by ${due} (one business day). I'll remind them before that.`;
  expect(said({ kind: 'owner', team: 'Payments', roleId: '42' })).toBe(`I've asked the Payments team. ${soon}`);
  expect(said({ kind: 'engineers', roleId: '43' })).toBe(`I've asked the engineers. ${soon}`);
  const alone = `so I've only opened this thread. An answer is due by ${due} (one business day).`;
  expect(said({ kind: 'nobody' })).toBe(`The registry names nobody to call, ${alone}`);
  expect(said({ kind: 'nobody' }, 'billing')).toBe(`The registry names nobody to call for billing, ${alone}`);
});

it.each([
  [9, 'one business day'],
  [18, '2 business days'],
  [1, 'one business hour'],
  [4, '4 business hours'],
])('%d hours are agreed: %s', (answerWithinBusinessHours, words) => {
  const engineers = place({ kind: 'engineers', roleId: '43' });
  expect(wordsOf(escalatedWords(engineers, dueAtMs, { ...someSettings, answerWithinBusinessHours }))).toContain(
    `(${words})`,
  );
});

it('to engineers: what it is about where that is known, and until when', () => {
  const [some, billing] = [place({ kind: 'nobody' }), place({ kind: 'nobody' }, 'billing')];
  expect(wordsOf(escalatedToOwnerWords(billing, dueAtMs))).toBe(
    `A question about billing needs an engineer. An answer is due by ${due}; reply in this thread to answer.`,
  );
  expect(wordsOf(escalatedToOwnerWords(some, dueAtMs))).toMatch(/^A question needs an engineer\./);
  expect(wordsOf(reminderWords(billing, dueAtMs))).toBe(
    `This question about billing is still open. An answer is due by ${due}.`,
  );
  expect(wordsOf(breachWords(billing, dueAtMs))).toBe(
    `This question about billing has waited longer than agreed. An answer was due by ${due}.`,
  );
});
