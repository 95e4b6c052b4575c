/** How Herald read a message, step by step, and why it would answer, offer or stay silent. */
import type { Question } from '@herald/understanding/question';
import { limits } from './limits.ts';
import { escapeMarkup, shorten } from './markup.ts';
import type { MessageBody } from './message-body.ts';

const verdicts = {
  answer: 'I would answer this.',
  suggest: 'This may be a question for me: I would offer an answer quietly, by a reaction.',
  offer: 'This is put to engineers: I would offer my answer in a thread.',
  silent: 'I would stay silent.',
} as const;

/** `silentBecause`: what keeps Herald from answering, however the message reads. */
export function explain(text: string, question: Question | undefined, silentBecause?: string): MessageBody {
  const steps = question?.reading ?? [];
  // The last step that tells of no understanding is the one that decided.
  const deciding = steps.findLastIndex((step) => !step.startsWith('Understood: '));
  const reply = silentBecause === undefined ? (question?.reply ?? 'silent') : 'silent';
  const because = silentBecause ?? steps[deciding] ?? '';
  const others = silentBecause === undefined ? steps.filter((_, at) => at !== deciding) : steps;
  return {
    content: shorten(
      [
        `**${verdicts[reply]}** ${escapeMarkup(because)}`,
        `> ${shorten(escapeMarkup(text).replaceAll('\n', ' '), 300)}`,
        ...(question && question.reply !== 'silent' ? summaryOf(question, because) : []).map(escapeMarkup),
        ...others.map((step) => `- ${escapeMarkup(step)}`),
      ].join('\n'),
      limits.contentLength,
    ),
  };
}

/** One chance on a card: that it asks at all says more than which of the questions it is. */
function summaryOf({ intent, metric, allTargets, targets, range, confidence }: Question, because: string): string[] {
  const names = allTargets ? 'everything' : targets.map(({ name }) => name).join(', ') || 'nothing in particular';
  return [
    `What: ${intent}${metric ? ` (${metric})` : ''}`,
    `About: ${names}`,
    ...(range ? [`When: ${range}`] : []),
    ...(because.includes('%') ? [] : [`Sure: ${Math.round(confidence * 100)} %`]),
  ];
}
