/** Which certificate an agent must show: the registry's fingerprint, else the one first seen, kept as a pin. */
import type { X509Certificate } from 'node:crypto';
import { certificateFingerprint } from '@herald/protocol/certificate-fingerprint';

/** Fingerprints seen first, by host name: `sha256:` and 64 hex digits. Kept by the store, so that a restart forgets none. */
export type Pins = {
  find(hostName: string): string | undefined;
  /** Must not throw: a store that fails says so itself. */
  pin(hostName: string, fingerprint: string): void;
  /** A certificate was not the pinned one: another may be trusted by now, for the next time it is asked. */
  doubt?(): void;
};

/** Pins for as long as the process lives. */
export function pinsInMemory(): Pins {
  const pins = new Map<string, string>();
  return { find: (name) => pins.get(name), pin: (name, fingerprint) => void pins.set(name, fingerprint) };
}

export type CertificateProblem = 'changed' | 'expired' | 'unusable';

/** Passed through undici as the reason why no connection came about. */
export class CertificateRefused extends Error {
  readonly problem: CertificateProblem;
  constructor(problem: CertificateProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

export type Shown = {
  certificate: X509Certificate | undefined;
  /** A public authority vouches for it: then it may change, unless the registry names a fingerprint. */
  isVouchedFor: boolean;
};

/** Gives the reason to refuse, or nothing. Pins what is seen first. `nowMs` judges the dates. */
export function judgeCertificate(
  { certificate, isVouchedFor }: Shown,
  host: { name: string; fingerprint?: string },
  pins: Pins,
  nowMs: number,
): CertificateRefused | undefined {
  if (!certificate) return new CertificateRefused('unusable', 'The agent shows no certificate.');
  const shown = certificateFingerprint(certificate);
  if (host.fingerprint !== undefined) {
    if (plainHex(host.fingerprint.replace(/^sha256:/, '')) !== shown.slice('sha256:'.length))
      return new CertificateRefused('changed', `It shows ${shown}; the registry says ${host.fingerprint}.`);
  } else if (!isVouchedFor) {
    const pinned = pins.find(host.name);
    if (pinned !== undefined && pinned !== shown) {
      pins.doubt?.();
      return new CertificateRefused('changed', `It shows ${shown}; first seen was ${pinned}.`);
    }
  }
  if (certificate.validToDate.getTime() < nowMs)
    return new CertificateRefused('expired', `It was valid until ${certificate.validToDate.toISOString()}.`);
  if (host.fingerprint === undefined && !isVouchedFor && pins.find(host.name) === undefined) pins.pin(host.name, shown);
  return undefined;
}

function plainHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
