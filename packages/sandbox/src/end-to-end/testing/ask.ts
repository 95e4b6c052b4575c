/** Asks in a channel as a person would, and reads the answer as a person would. */
import type { Discord } from '@herald/discord-sandbox/start-discord';

export type Reply = Awaited<ReturnType<Discord['nextMessage']>>;

/** Says it in the channel and waits for Herald's reply to it. */
export async function ask(discord: Discord, text: string, who = 'Carla', channel = '#status'): Promise<Reply> {
  const answer = discord.nextMessage({ channel, from: 'bot' });
  await discord.as(who).say(channel, text);
  return answer;
}

/** All the words of a message: content, description, fields and footer. */
export function wordsOf({ content, embeds }: Pick<Reply, 'content' | 'embeds'>): string {
  const [embed] = embeds;
  const fields = (embed?.fields ?? []).map(({ name, value }) => `${name}: ${value}`);
  return [content, embed?.description, ...fields, embed?.footer?.text].filter(Boolean).join('\n');
}
