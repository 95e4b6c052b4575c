/** The agent's own certificate: made once, kept on disk, renewed with the same key. */
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFingerprint } from '@herald/protocol/certificate-fingerprint';
import { HeraldError } from '@herald/protocol/herald-error';

export type OwnCertificate = {
  /** PEM texts. The key is a secret: it goes to the TLS server and nowhere else. */
  key: string;
  cert: string;
  fingerprint: string;
  renewAtMs: number;
  endsAtMs: number;
};

export type CertificateOptions = { stateDirectory: string; hostName: string; nowMs: number };

const dayMs = 86_400_000;
const lifeDays = 365;
const renewBeforeDays = 30;

/**
 * Gives the certificate that is kept, or makes one where there is none, it is spoilt, or its end is near. Throws
 * `state/unwritable` where the new one cannot be kept, unless the old one is still good: then it gives that.
 */
export async function openCertificate(options: CertificateOptions): Promise<OwnCertificate> {
  const kept = readKept(options.stateDirectory);
  if (kept !== undefined && kept.renewAtMs > options.nowMs) return kept;
  // Loaded only to make one: the library weighs more than the rest of the agent.
  const { makeCertificate } = await import('./make-certificate.ts');
  const made = await makeCertificate({ ...options, key: kept?.key, lifeMs: lifeDays * dayMs });
  try {
    mkdirSync(options.stateDirectory, { recursive: true, mode: 0o700 });
    write(join(options.stateDirectory, 'tls-key.pem'), made.key);
    write(join(options.stateDirectory, 'tls-cert.pem'), made.cert);
  } catch (cause) {
    // A disk that is full for a day must not silence the agent a month before it would have to be.
    if (kept !== undefined && options.nowMs < kept.endsAtMs) return kept;
    throw new HeraldError('state/unwritable', {
      message: 'The state directory cannot be written, so the certificate would not outlive a restart.',
      next: 'Give the user of the agent the directory that HERALD_AGENT_STATE_DIR names.',
      cause,
    });
  }
  return describe(made.key, made.cert);
}

function readKept(stateDirectory: string): OwnCertificate | undefined {
  try {
    const key = readFileSync(join(stateDirectory, 'tls-key.pem'), 'utf8');
    return describe(key, readFileSync(join(stateDirectory, 'tls-cert.pem'), 'utf8'));
  } catch {
    // Nothing there yet, or spoilt: a new one is made.
    return undefined;
  }
}

function describe(key: string, cert: string): OwnCertificate {
  const certificate = new X509Certificate(cert);
  const endsAtMs = certificate.validToDate.getTime();
  const renewAtMs = endsAtMs - renewBeforeDays * dayMs;
  return { key, cert, fingerprint: certificateFingerprint(certificate), renewAtMs, endsAtMs };
}

/** Written beside and moved into place; readable by the agent's user alone. */
function write(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
