/** Leaves out what Discord's documentation marks as optional, as often as the world says. */
import type { APIMessage } from 'discord-api-types/v10';
import type { World } from './world.ts';

/** A copy without some of `fields`. */
export function omit<T extends object>(world: Pick<World, 'omits'>, json: T, fields: readonly string[]): T {
  const copy = { ...json };
  for (const field of fields) if (field in copy && world.omits()) Reflect.deleteProperty(copy, field);
  return copy;
}

/** As `omit`, of fields that say nothing: `null`, 0, `false` or an empty list. */
export function omitEmpty<T extends object>(world: Pick<World, 'omits'>, json: T, fields: readonly string[]): T {
  return omit(
    world,
    json,
    fields.filter((field) => {
      const value: unknown = Reflect.get(json, field);
      return !value || (Array.isArray(value) && value.length === 0);
    }),
  );
}

/**
 * A message as a bot is told it. `referenced_message` is missing where Discord did not look for it; the message that is
 * meant stands in `message_reference` (Discord docs, "Message Object").
 */
export function omitFromMessage(world: Pick<World, 'omits'>, json: APIMessage): APIMessage {
  const fields = ['nonce', 'thread', 'interaction', 'interaction_metadata', 'application_id', 'referenced_message'];
  return omitEmpty(world, omit(world, json, fields), ['flags', 'components']);
}
