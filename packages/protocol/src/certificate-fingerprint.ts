/** The short name of an agent's certificate: what the agent prints, the registry may hold and the hub pins. */
import { createHash, type X509Certificate } from 'node:crypto';

/**
 * `sha256:` and 64 hex digits over the public key (SubjectPublicKeyInfo), not over the whole certificate: an agent
 * renews its certificate with the same key, and no pin has to change for that.
 */
export function certificateFingerprint(certificate: X509Certificate): string {
  const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(publicKey).digest('hex')}`;
}
