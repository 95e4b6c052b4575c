/** What people see of planned downtime: each new message, and each edit that changes its words, by place. */
import type { World } from '@herald/discord-sandbox/world';

export type Heard = {
  /** `#channel` or a person's name: lines like "new Planned", "edit Moved", "note Moved" in their order. */
  lines(place: string): readonly string[];
  /** Resolves once so many lines stand at a place; rejects with them after `patienceMs`. */
  count(place: string, wanted: number): Promise<void>;
};

/** The end of patience on a busy machine; whatever is awaited usually comes within two seconds. */
const patienceMs = 60_000;

/** An edit that says the same again, after a restart say, is not seen by anybody and does not count. */
export function hearDowntime(world: World): Heard {
  const places = new Map<string, string[]>();
  const shown = new Map<string, string>();
  const watchers = new Set<() => void>();
  world.listen((event) => {
    if (event.kind !== 'message' || event.change === 'delete') return;
    const { id, channelId, authorId, ephemeralFor, content, embeds } = event.message;
    if (authorId !== world.application.botId || ephemeralFor !== undefined) return;
    // The dot shows the status; which step it is, the words say.
    const words = (embeds[0]?.description ?? content).replace(/^[🟢🟡🔴🔵⚪] /u, '');
    if (shown.get(id) === words) return;
    const isNew = !shown.has(id);
    shown.set(id, words);
    const place = placeOf(channelId);
    const how = isNew ? (embeds.length > 0 ? 'new' : 'note') : 'edit';
    places.set(place, [...(places.get(place) ?? []), `${how} ${stepOf(words)}`]);
    for (const look of watchers) look();
  });
  const lines = (place: string) => places.get(place) ?? [];
  return { lines, count };

  function placeOf(channelId: string): string {
    const channel = world.channels.get(channelId);
    const person = world.users.get(channel?.recipientId ?? '');
    return person ? person.username : `#${channel?.name}`;
  }

  function count(place: string, wanted: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        watchers.delete(look);
        const found = lines(place);
        reject(new Error(`${place} has ${found.length} lines, not ${wanted}:\n${found.join('\n')}`));
      }, patienceMs);
      const look = () => {
        if (lines(place).length < wanted) return;
        clearTimeout(late);
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  }
}

/** "Moved", "Coming up": what is said, without the window and its times. */
function stepOf(text: string): string {
  const line = text.replaceAll(/[*\\]|🔧 /g, '').split('\n')[0] ?? '';
  return line.replace(/[:.].*/, '').trim();
}
