/** Why there is no connection to Discord, and what to do about it. */
import { HeraldError, isHeraldError } from '@herald/protocol/herald-error';
import { DiscordAPIError } from 'discord.js';

/** Above this Discord wants a bot to be several connections. */
export const mostGuilds = 2_500;

export function tokenWrong(cause?: unknown): HeraldError {
  return new HeraldError('discord/token-wrong', {
    message: 'Discord does not accept DISCORD_TOKEN.',
    next: 'Copy the token again: Discord developer portal, your application, Bot, Reset Token; put it in .env as DISCORD_TOKEN=…, and start the hub again.',
    cause,
  });
}

export function tooManyServers(): HeraldError {
  return new HeraldError('discord/too-many-servers', {
    message: `The bot is in more than ${mostGuilds.toLocaleString('en')} Discord servers, and Herald serves one.`,
    next: 'Make an application of its own for Herald, switch Public Bot off, and put its token in .env as DISCORD_TOKEN=….',
  });
}

export function notReady(): HeraldError {
  return new HeraldError('discord/not-ready', {
    message: 'Discord did not let the bot in within 30 seconds.',
    next: 'Look at https://discordstatus.com.',
  });
}

export function loginError(cause: unknown): HeraldError {
  if (isHeraldError(cause)) return cause;
  const isRefused =
    (cause instanceof DiscordAPIError && cause.status === 401) ||
    (cause instanceof Error && /TokenInvalid|invalid token/i.test(`${codeOf(cause)} ${cause.message}`));
  if (isRefused) return tokenWrong(cause);
  // In the words of the library, which asks Discord how many are left before it begins one.
  const [, resetsAt] = (cause instanceof Error && /not enough sessions .*resets at (\S+)/i.exec(cause.message)) || [];
  if (resetsAt !== undefined)
    return new HeraldError('discord/too-many-logins', {
      message: `Discord lets the bot log in again only after ${resetsAt}: it did so too often within a day.`,
      next: 'The hub tries again by itself; look whether another program uses the same token.',
      cause,
    });
  return new HeraldError('discord/unreachable', {
    message: "Discord can't be reached.",
    next: 'Check the network of the hub, DISCORD_API_URL if it is set, and https://discordstatus.com.',
    cause,
  });
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
