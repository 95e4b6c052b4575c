/** Tells Discord the commands, and only when they changed: it allows 200 creations a day and server. */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@herald/protocol/clock';
import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { commands as all } from './commands/all-commands.ts';
import { isRefusedForGood } from './refused-for-good.ts';

const commands = all.map(({ definition }) => definition);

/** Never rejects. What Discord refuses is said once and left; what fails otherwise is tried again. Without it the old commands go on. */
export async function keepCommandsRegistered(
  client: Client<true>,
  { clock, log, signal }: { clock: Clock; log: Logger; signal: AbortSignal },
): Promise<void> {
  for (let pauseSeconds = 5; !signal.aborted; pauseSeconds = Math.min(longestPauseSeconds, pauseSeconds * 2)) {
    try {
      const wereSent = await registerCommands(client);
      log.info({ commands: wereSent ? 'registered' : 'unchanged' }, 'Discord knows the commands');
      return;
    } catch (err) {
      if (signal.aborted) return;
      const isRefused = isRefusedForGood(err);
      log.error(
        { err, code: 'discord/commands-refused' },
        'Discord took no commands: messages are answered all the same',
      );
      if (isRefused) return;
    }
    await clock.sleep(pauseSeconds * 1000, signal);
  }
}

const withoutList = new Set([403, 404, 405]);

/** Returns whether anything had to be sent. */
async function registerCommands(client: Client<true>): Promise<boolean> {
  const route = Routes.applicationCommands(client.application.id);
  // A server that does not say which it knows may take them all the same.
  const known: unknown = await client.rest.get(route).catch((error: unknown) => {
    if (!(error instanceof DiscordAPIError) || !withoutList.has(error.status)) throw error;
    return undefined;
  });
  if (isDeepStrictEqual(canonical(known), canonical(commands))) return false;
  await client.rest.put(route, { body: commands });
  return true;
}

const longestPauseSeconds = 600;

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
