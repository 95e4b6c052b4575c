/** What is said to whoever pressed a button of a question, where nothing else comes of it. */
import { type Inquiry, settledAtMs } from '../../domain/inquiry.ts';
import type { Registry } from '../../domain/registry.ts';
import { durationInWords } from '../../format/words.ts';

export function whyNothingChanged(
  inquiry: Inquiry | undefined,
  button: 'that-answers' | 'still-need',
  personHash: string,
): string {
  if (!inquiry)
    return 'I do not follow up that question: an engineer asked it, or it was deleted. Nothing was changed; write to your engineers directly.';
  if (button === 'that-answers' && inquiry.personHash !== personHash)
    return 'Only whoever asked can say that. Ask me yourself, and press the button under my answer to you.';
  return inquiry.escalatedAtMs !== undefined && settledAtMs(inquiry) === undefined
    ? askedAlready
    : 'That was settled already; nothing changed.';
}

export const askedAlready = 'The engineers were asked already, and have not answered yet.';

export function calledOften(waitSeconds: number): string {
  return `I have just called the engineers for you several times, so I did not call them for this one. Write to them where they were asked, or press again in ${durationInWords(waitSeconds)}.`;
}

/** It is not noted either: a press that comes when the permission is back asks them. */
export const mayNotWrite =
  'I may not write in this channel, so nobody was asked. Ask your engineers yourself, and have whoever runs the server give me "Send Messages" and "Send Messages in Threads" here.';

/** In a direct message no engineer could see the question, let alone answer it. */
export function notFromHere({ discord }: Registry): string {
  const [asking] = [...discord.channels.values()].filter(({ isAskEngineering }) => isAskEngineering);
  const where = asking ? `in <#${asking.channelId}>` : 'in a channel of the server';
  return `Engineers can't see our direct messages, so nobody was asked. Put your question ${where}: they see it there, and I help.`;
}
