/** Asks in a channel as a person would, and reads the answer as a person would. */
import { textsIn } from '@herald/discord-sandbox/components';
import type { Discord } from '@herald/discord-sandbox/start-discord';

export type Reply = Awaited<ReturnType<Discord['nextMessage']>>;

/** Says it in the channel and waits for Herald's reply to it. */
export async function ask(discord: Discord, text: string, who = 'Carla', channel = '#status'): Promise<Reply> {
  const answer = discord.nextMessage({ channel, from: 'bot' });
  await discord.as(who).say(channel, text);
  return answer;
}

/** All the words of a message, in whichever form it has: content, description, fields and footer, or the texts of its components. */
export function wordsOf({
  content,
  embeds,
  components = [],
}: Pick<Reply, 'content' | 'embeds'> & { components?: readonly object[] }): string {
  const [embed] = embeds;
  const fields = (embed?.fields ?? []).map(({ name, value }) => `${name}: ${value}`);
  return [content, embed?.description, ...fields, embed?.footer?.text, ...textsIn(components)]
    .filter(Boolean)
    .join('\n');
}

/**
 * Presses "Refresh" as somebody does who sees that nothing came of it: again, where Discord says that it failed. Undefined
 * then; the message as it is shown otherwise.
 */
export async function refresh(discord: Discord, message: Reply, who: string): Promise<Reply | undefined> {
  const outcome = await discord.as(who).press(message, 'Refresh');
  if (outcome.kind === 'failed') return undefined;
  if (outcome.kind !== 'update') throw new Error(`Nothing was brought up to date: ${JSON.stringify(outcome)}`);
  return outcome.message;
}
