/** Renews the agent's certificate before it ends, while the agent runs. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import { type CertificateOptions, type OwnCertificate, openCertificate } from './certificate-store.ts';

export type RenewalOptions = {
  store: Omit<CertificateOptions, 'nowMs'>;
  /** The one in use. */
  certificate: OwnCertificate;
  onRenewed(certificate: OwnCertificate): void;
  /** The new one cannot be kept: the old one goes on while it is good, and tomorrow it is tried again. */
  onUnwritable(): void;
  clock?: Clock;
};

const checkMs = 86_400_000;

/** Looks once a day. `done` rejects where the old one has ended and no new one can be kept: the owner must watch it. */
export function startRenewal(options: RenewalOptions): AsyncDisposable & { done: Promise<void> } {
  const { store, onRenewed, onUnwritable, clock = systemClock } = options;
  const stopping = new AbortController();
  const done = renew(options.certificate, stopping.signal);
  done.catch(() => undefined);
  return {
    done,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await done.catch(() => undefined);
    },
  };

  async function renew(inUse: OwnCertificate, signal: AbortSignal): Promise<void> {
    for (;;) {
      await clock.sleep(checkMs, signal);
      if (signal.aborted) return;
      if (clock.now() < inUse.renewAtMs) continue;
      const fresh = await openCertificate({ ...store, nowMs: clock.now() });
      if (fresh.cert === inUse.cert) onUnwritable();
      else onRenewed(fresh);
      inUse = fresh;
    }
  }
}
