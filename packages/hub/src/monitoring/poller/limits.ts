/** What one agent may take of the hub: bounds on time, size and number of requests. */

/** The whole of one request: connecting, headers and body. A person's question waits less long, see `answers/question-service.ts`. */
export const pollTimeoutMs = 5_000;
/** A report is about 2 KB, and 20 KB with everything an agent can tell; a proxy's error page is no report. */
export const maxReportBytes = 256 * 1024;
export const maxHeaderBytes = 16 * 1024;
/** Requests at a time to hosts that answer; each takes milliseconds, and at most `maxReportBytes`. */
export const maxPolls = 512;
/** Requests at a time to hosts that failed last: apart, so that those who hang take no turn from those who answer. */
export const maxPollsOfFailed = 2_048;
/**
 * Above the longest usual interval, so that one connection serves poll after poll. An agent's own `Keep-Alive` hint
 * shortens it.
 */
export const keepAliveMs = 90_000;
