/** The library's connection, made to end: one that waits for Discord's word begins anew when it is told to stop, and is never done stopping. */
import type { Clock } from '@herald/protocol/clock';
import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import { createPatience } from '../patience.ts';

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;

/** What Discord does not close within this is left to itself. */
const closeWithinMs = 1_000;

export function endingStrategy(clock: Clock): BuildStrategy {
  return (manager) => {
    const strategy = new SimpleShardingStrategy(manager);
    const destroy = strategy.destroy.bind(strategy);
    strategy.destroy = async (options) => {
      const shards = shardsOf(strategy);
      // Called before the first connection too.
      if (shards.length === 0) return destroy(options);
      // Asked before each connection, and by nothing else that matters at an end: none is opened any more.
      manager.options.retrieveSessionInfo = () => new Promise(() => undefined);
      const connections = shards.flatMap(connectionOf);
      await createPatience(closeWithinMs, clock).within(destroy(options));
      for (const connection of connections) connection.terminate();
    };
    return strategy;
  };
}

/** The library declares them to be its own. */
function shardsOf(strategy: SimpleShardingStrategy): unknown[] {
  const shards: unknown = Reflect.get(strategy, 'shards');
  if (shards instanceof Map) return [...shards.values()];
  throw new Error('discord.js keeps its connections elsewhere now: endingStrategy must follow');
}

function connectionOf(shard: unknown): { terminate(): void }[] {
  const connection: unknown = typeof shard === 'object' && shard !== null ? Reflect.get(shard, 'connection') : null;
  return isConnection(connection) ? [connection] : [];
}

function isConnection(value: unknown): value is { terminate(): void } {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'terminate') === 'function';
}
