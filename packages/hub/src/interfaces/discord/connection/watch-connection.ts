/** Notices when a connection to Discord has ended for good: closed, expelled, closed again and again, or broken by an error. */
import type { Clock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import { type Client, GatewayCloseCodes } from 'discord.js';
import type { Logger } from 'pino';
import { tokenWrong, tooManyServers } from './connection-errors.ts';
import { isInDiscordContext } from './discord-context.ts';

export type ConnectionWatch = Disposable & {
  /** Resolves with the reason. */
  ended: Promise<HeraldError>;
  end(why: HeraldError): void;
};

/** A connection that is lost so often without getting anywhere is given up, and begun anew after a pause. */
const mostReconnects = 5;
const withinMs = 60_000;
/** Sessions that are begun anew instead of going on: Discord takes 1,000 logins a day, and then resets the token. */
const mostSessions = 5;
const sessionsWithinMs = 10 * 60_000;

export function watchConnection(client: Client, { clock, log }: { clock: Clock; log: Logger }): ConnectionWatch {
  const ended = Promise.withResolvers<HeraldError>();
  let reconnects: number[] = [];
  let sessions: number[] = [];
  client.on('error', (err) => log.warn({ err }, 'Discord connection had an error'));
  client.on('shardError', (err) => log.warn({ err }, 'Discord connection had an error'));
  client.on('shardDisconnect', ({ code }) => ended.resolve(closedForGood(code)));
  client.on('invalidated', () => ended.resolve(lost('Discord declared the session invalid.')));
  client.on('shardReconnecting', () => {
    log.info('reconnecting to Discord');
    const nowMs = clock.elapsed();
    reconnects = [...reconnects.filter((atMs) => nowMs - atMs < withinMs), nowMs];
    if (reconnects.length > mostReconnects)
      ended.resolve(lost(`Discord closed the connection ${reconnects.length} times within a minute.`));
  });
  client.on('shardReady', () => {
    back();
    const nowMs = clock.elapsed();
    sessions = [...sessions.filter((atMs) => nowMs - atMs < sessionsWithinMs), nowMs];
    if (sessions.length > mostSessions)
      ended.resolve(lost(`Discord let no session go on: ${sessions.length} were begun within ten minutes.`));
  });
  client.on('shardResume', () => {
    log.info('Discord connection resumed');
    back();
  });
  const onUncaught = (error: unknown) => {
    if (!isInDiscordContext()) return;
    ended.resolve(
      new HeraldError('discord/failed', {
        message: 'An error inside the Discord side of Herald was caught by nobody.',
        next: 'It is started again by itself; tell whoever maintains Herald what the log says.',
        cause: error,
      }),
    );
  };
  // What comes from elsewhere, or after this one has ended, is the program's.
  process.on('uncaughtException', onUncaught);
  return {
    ended: ended.promise,
    end: (why) => ended.resolve(why),
    [Symbol.dispose]() {
      process.off('uncaughtException', onUncaught);
    },
  };

  function back(): void {
    reconnects = [];
  }
}

function closedForGood(closeCode: number): HeraldError {
  if (closeCode === GatewayCloseCodes.AuthenticationFailed) return tokenWrong();
  if (closeCode === GatewayCloseCodes.ShardingRequired) return tooManyServers();
  return lost(`Discord ended the connection (close code ${closeCode}).`);
}

function lost(message: string): HeraldError {
  return new HeraldError('discord/disconnected', {
    message,
    next: 'If it happens again, compare the intents in the Discord developer portal with the page on setting up Discord.',
  });
}
