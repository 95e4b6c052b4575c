/** A bot's presence: read as Discord reads it, and counted, since Discord drops the session of who changes it too often. */
import type { World } from '../world/world.ts';
import { field } from './frame.ts';

/** Discord docs, "Update Presence": five in 20 seconds. */
const most = 5;
const withinMs = 20_000;
const custom = 4;
const longestState = 128;
const statuses = ['online', 'dnd', 'idle', 'invisible', 'offline'];

/** What is not taken is kept as a violation. */
export function takePresence(world: World, connection: { presencesAtMs: number[] }, d: unknown): void {
  const now = performance.now();
  connection.presencesAtMs = [...connection.presencesAtMs.filter((at) => now - at < withinMs), now];
  const activities: unknown = field(d, 'activities');
  const [activity]: unknown[] = Array.isArray(activities) ? activities : [];
  const text = String(
    field(activity, 'type') === custom ? (field(activity, 'state') ?? '') : (field(activity, 'name') ?? ''),
  );
  const wrong =
    connection.presencesAtMs.length > most
      ? 'The presence is changed too often.'
      : !Array.isArray(activities) || !statuses.includes(String(field(d, 'status'))) || text.length > longestState
        ? 'The presence cannot be read.'
        : undefined;
  if (wrong === undefined) {
    world.botStatus = text;
    world.emit({ kind: 'bot-status', text });
    return;
  }
  const violation = { method: 'GATEWAY', path: '/gateway', code: 4002, message: wrong, errors: d };
  world.violations.push(violation);
  world.emit({ kind: 'violation', violation });
}
