/** Checks the signed identity of every host that answers: once for each instance, and again once a day. */
import type { Clock } from '@herald/protocol/clock';
import type { AskedIdentity } from '../../domain/asked-identity.ts';

type CheckedHost = { name: string };

export type CheckingOptions<Host extends CheckedHost> = {
  ask(host: Host, signal: AbortSignal): Promise<AskedIdentity>;
  onIdentity(host: Host, identity: AskedIdentity): void;
  clock: Clock;
};

export type Checking<Host> = AsyncDisposable & {
  /** The host answered as this instance. Returns at once: whoever is due is asked beside the polls. */
  note(host: Host, instanceId: string | undefined): void;
};

const atOnce = 4;
/** More wait for their next poll: after a start, ten thousand are asked within the hour. */
const mostWaiting = 200;
const againMs = 24 * 3_600_000;
/** An agent that has no identity yet may have one soon: EC2's metadata was not read when it started. */
const againIfNotOfferedMs = 3_600_000;

/** Disposing cancels what is asked and waits for it. */
export function startCheckingIdentities<Host extends CheckedHost>(options: CheckingOptions<Host>): Checking<Host> {
  const { ask, onIdentity, clock } = options;
  const stopping = new AbortController();
  const known = new Map<string, { instanceId: string; dueAtElapsedMs: number }>();
  const waiting: { host: Host; instanceId: string }[] = [];
  const running = new Set<Promise<void>>();
  return {
    note,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      waiting.length = 0;
      await Promise.all(running);
    },
  };

  function note(host: Host, instanceId: string | undefined): void {
    if (instanceId === undefined || stopping.signal.aborted) return;
    const before = known.get(host.name);
    if (before?.instanceId === instanceId && clock.elapsed() < before.dueAtElapsedMs) return;
    if (waiting.length >= mostWaiting) return;
    known.set(host.name, { instanceId, dueAtElapsedMs: clock.elapsed() + againMs });
    waiting.push({ host, instanceId });
    next();
  }

  function next(): void {
    while (running.size < atOnce) {
      const one = waiting.shift();
      if (!one) return;
      const asking = askOne(one.host, one.instanceId).finally(() => {
        running.delete(asking);
        next();
      });
      running.add(asking);
    }
  }

  async function askOne(host: Host, instanceId: string): Promise<void> {
    const identity = await ask(host, stopping.signal);
    if (stopping.signal.aborted) return;
    if (identity.kind === 'not-offered')
      known.set(host.name, { instanceId, dueAtElapsedMs: clock.elapsed() + againIfNotOfferedMs });
    onIdentity(host, identity);
  }
}
