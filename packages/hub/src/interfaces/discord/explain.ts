/** How Herald read a message, step by step, and why it would or would not answer. */
import type { Question } from '@herald/understanding/question';
import { limits } from './limits.ts';
import { escapeMarkup, shorten } from './markup.ts';
import type { MessageBody } from './message-body.ts';

const verdicts = {
  answer: 'I would answer this.',
  suggest: 'This may be a question for me: I would offer an answer quietly, by a reaction.',
  offer: 'This is put to engineers: I would offer my answer in a thread.',
  silent: 'I would not answer this.',
} as const;

export function explain(text: string, question: Question): MessageBody {
  const steps = question.reading.map((step) => `- ${escapeMarkup(step)}`);
  const names = question.allTargets
    ? 'everything'
    : question.targets.map(({ name }) => name).join(', ') || 'nothing in particular';
  const summary = [
    `What: ${question.intent}${question.metric ? ` (${question.metric})` : ''}`,
    `About: ${names}`,
    ...(question.range ? [`When: ${question.range}`] : []),
    `Sure: ${Math.round(question.confidence * 100)} %`,
  ];
  return {
    content: shorten(
      [
        `**${verdicts[question.reply]}**`,
        `> ${shorten(escapeMarkup(text).replaceAll('\n', ' '), 300)}`,
        ...summary.map(escapeMarkup),
        ...steps,
      ].join('\n'),
      limits.contentLength,
    ),
  };
}
