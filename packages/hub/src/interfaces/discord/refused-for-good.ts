/** Whether trying again can help: Discord's refusals stay, its failures pass. */
import { DiscordAPIError } from 'discord.js';

/** A token is given back, a rate limit ends; everything else of 4xx is answered the same the next time. */
const passing = new Set([401, 408, 429]);

export function isRefusedForGood(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && !passing.has(error.status);
}

/** JSON error code "Unknown message": somebody deleted it (Discord docs, "JSON Error Codes"). */
export function isUnknownMessage(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === 10_008;
}
