/** Everything that Herald said in the month, and what of it was said twice. */
import { textsIn } from '@herald/discord-sandbox/components';
import type { World } from '@herald/discord-sandbox/world';

/** `place`: the message it is about, by its Discord id, or the channel. */
export type Said = { place: string; kind: 'reply' | 'in a thread' | 'in a channel'; words: string; atMs: number };

/** Keeps each message as it was when it came: what is edited later was said once. */
export function listenToBot(world: World): readonly Said[] {
  const said: Said[] = [];
  world.listen((event) => {
    if (event.kind !== 'message' || event.change !== 'create') return;
    const { authorId, ephemeralFor, channelId, reference, content, embeds, components, createdAtMs, interaction } =
      event.message;
    if (authorId !== world.application.botId || ephemeralFor !== undefined || interaction) return;
    const channel = world.channels.get(channelId);
    const about = channel?.thread ? channelId : reference?.messageId;
    said.push({
      place: about ?? channel?.name ?? channelId,
      kind: channel?.thread ? 'in a thread' : about ? 'reply' : 'in a channel',
      words: [content, ...embeds.map(({ description }) => description ?? ''), ...textsIn(components)].join(' ').trim(),
      atMs: createdAtMs,
    });
  });
  return said;
}

/**
 * The same said to the same: an answer and the end of an incident are two things; so are an offer and a reminder. Words
 * that name a moment stay as they are in channels, where the same may happen twice in a month.
 */
export function saidTwice(said: readonly Said[]): Said[] {
  const known = new Set<string>();
  return said.filter(({ place, kind, words }) => {
    const gist = kind === 'in a channel' ? words : kind === 'reply' ? gistOfReply(words) : plain(words);
    const key = `${place} ${kind} ${gist}`;
    if (known.has(key)) return true;
    known.add(key);
    return false;
  });
}

/** One answer to a question, whatever its figures were. */
function gistOfReply(words: string): string {
  return / is back (?:up|to normal) \(/.test(words) ? 'over' : 'answer';
}

function plain(words: string): string {
  return words
    .replace(/<t:\d+:\w>/g, 'then')
    .replace(/\d+/g, 'n')
    .slice(0, 60);
}
