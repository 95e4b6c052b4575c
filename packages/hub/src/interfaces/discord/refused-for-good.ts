/** Whether trying again can help: Discord's refusals stay, its failures pass. */
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** A token is given back, a rate limit ends; everything else of 4xx is answered the same the next time. */
const passing = new Set([401, 408, 429]);
/** Limits that are no 429 by their status, and refusals of what stands before Discord (Discord docs, "JSON Error Codes"). */
const passingCodes = new Set<unknown>([
  RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit,
  RESTJSONErrorCodes.AnnouncementEditLimitExceeded,
  RESTJSONErrorCodes.ChannelWriteRateLimit,
  RESTJSONErrorCodes.ServerWriteRateLimit,
  RESTJSONErrorCodes.OpeningDirectMessagesTooFast,
  RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited,
  RESTJSONErrorCodes.CloudflareIsBlockingYourRequest,
  RESTJSONErrorCodes.APIResourceOverloaded,
]);
/** "Payload Too Large", by whomever it is said. */
const tooLarge = 413;

export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError) || error.status < 400 || error.status >= 500) return false;
  if (passing.has(error.status) || passingCodes.has(error.code)) return false;
  // A refusal of Discord's has its code; what has none came from a proxy or a firewall on the way.
  return typeof error.code === 'number' || error.status === tooLarge;
}

/** Somebody deleted it. */
export function isUnknownMessage(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
}
