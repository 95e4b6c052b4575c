/** Who asked last and who was refused last, for the doctor of this host and for the log. */
import type { Logger } from '../log.ts';

/** `by` is the hub's key, or `token`. */
export type AdmittedRequest = { atMs: number; peer: string; by: string };
export type RefusedRequest = { atMs: number; peer: string; code: string; message: string };

export type RequestMemory = {
  noteAdmitted(request: Omit<AdmittedRequest, 'atMs'>): void;
  noteRefused(request: Omit<RefusedRequest, 'atMs'>): void;
  read(): { lastAdmitted: AdmittedRequest | undefined; lastRefused: RefusedRequest | undefined };
};

/** A refusal of one kind is logged this often: a hub asks every few seconds, and a scanner in between. */
const logAgainMs = 10 * 60_000;

export function createRequestMemory({ now, log }: { now(): number; log: Logger }): RequestMemory {
  let lastAdmitted: AdmittedRequest | undefined;
  let lastRefused: RefusedRequest | undefined;
  const loggedAtMs = new Map<string, number>();
  return {
    noteAdmitted(request) {
      lastAdmitted = { ...request, atMs: now() };
    },
    noteRefused(request) {
      const atMs = now();
      lastRefused = { ...request, atMs };
      const before = loggedAtMs.get(request.code);
      // Codes are few, and the agent's own: the map cannot grow.
      if (before !== undefined && atMs - before < logAgainMs && atMs >= before) return;
      loggedAtMs.set(request.code, atMs);
      const { peer, code } = request;
      // Who shows nothing at all may be anybody; who signs and is refused is a hub that something is wrong with.
      if (code === 'signature/missing') log.info({ peer, code }, 'request refused');
      else log.warn({ peer, code }, 'request refused');
    },
    read: () => ({ lastAdmitted, lastRefused }),
  };
}
