/** Tells Discord the commands, and only when they changed: it allows 200 creations a day and server. */
import { isDeepStrictEqual } from 'node:util';
import { type Client, Routes } from 'discord.js';
import { commands } from './commands.ts';

/** Returns whether anything had to be sent. */
export async function registerCommands(client: Client<true>): Promise<boolean> {
  const route = Routes.applicationCommands(client.application.id);
  const known: unknown = await client.rest.get(route);
  if (isDeepStrictEqual(canonical(known), canonical(commands))) return false;
  await client.rest.put(route, { body: commands });
  return true;
}

const kept = [
  'name',
  'type',
  'description',
  'options',
  'required',
  'autocomplete',
  'choices',
  'max_length',
  'min_value',
  'max_value',
  'contexts',
  'integration_types',
  'value',
  'channel_types',
];

/** Only what Herald says of a command, sorted: Discord adds ids, versions and defaults of its own. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'number') ? value.toSorted() : value.map(canonical).toSorted(byName);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, held]) =>
      kept.includes(key) &&
      held !== undefined &&
      held !== false &&
      held !== null &&
      !(key === 'type' && held === 1) &&
      held !== '',
  );
  return Object.fromEntries(
    entries.map(([key, held]): [string, unknown] => [key, canonical(held)]).toSorted(([a], [b]) => a.localeCompare(b)),
  );
}

function byName(a: unknown, b: unknown): number {
  const nameOf = (one: unknown) => String((one as { name?: unknown } | null)?.name ?? '');
  return nameOf(a).localeCompare(nameOf(b));
}
