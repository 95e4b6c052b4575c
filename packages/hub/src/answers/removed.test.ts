import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { hostTarget } from '../testing/a-question.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHostView, anIncident, aReadModel, testNowMs } from '../testing/builders.ts';

const hourMs = 3_600_000;
const gone = [
  { kind: 'host', name: 'web-9' },
  { kind: 'host', name: 'Legacy' },
  { kind: 'service', name: 'billing' },
  { kind: 'service', name: 'production' },
] as const;

async function ask(text: string, question: Partial<Question>) {
  const fall = anIncident({
    target: { kind: 'host', name: 'web-9' },
    startedAtMs: testNowMs - 40 * 24 * hourMs,
    endedAtMs: testNowMs - 40 * 24 * hourMs + 2 * hourMs,
  });
  const readModel = aReadModel({
    hosts: [aHostView({ name: 'web-1' })],
    incidents: [fall],
    recorded: async (names) => gone.filter(({ name }) => names.includes(name.toLowerCase())),
  });
  return (await answerTo(question, readModel, text)).said;
}

it.each<[text: string, question: Partial<Question>]>([
  ['what happened to web-9?', { intent: 'history', unknownNames: ['web-9'] }],
  ['is WEB-9 up?', { intent: 'health', unknownNames: ['WEB-9'] }],
  ['what happened to \uff57\u00e9b-9?', { intent: 'history', unknownNames: ['\uff57\u00e9b-9'] }],
  ['when was web-9 down', { intent: 'history', unknownNames: [] }],
])('"%s" tells that it is gone, and what was seen of it', async (text, question) => {
  expect(await ask(text, question)).toMatch(
    /^web-9 is not in my registry any more, so I don't watch it\. This is what I saw\. web-9 was down once in the last year: .*for 2 hours\. Up 100/,
  );
});

it('finds what has a plain word for a name only where somebody asks what was', async () => {
  expect(await ask('what happened to legacy?', { intent: 'history' })).toMatch(
    /^Legacy is not in my registry any more/,
  );
  expect(await ask('uptime of billing last month', { intent: 'history', range: 'last-month' })).toMatch(
    /^billing is not in my registry any more, .* billing had no outages/,
  );
  expect(await ask('is legacy support ok', { intent: 'health' })).not.toContain('registry any more');
});

it('tells of what is there, of everything, and of what never was as before', async () => {
  expect(
    await ask('what happened to web-1 and web-9?', { intent: 'history', targets: [hostTarget('web-1')] }),
  ).not.toContain('any more');
  expect(await ask('what broke in production last week?', { intent: 'history' })).not.toContain('any more');
  expect(await ask('is web-77 up?', { intent: 'health', unknownNames: ['web-77'] })).toContain(
    'I don\'t know "web-77".',
  );
});
