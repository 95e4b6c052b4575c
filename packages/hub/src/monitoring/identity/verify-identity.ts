/**
 * Whether AWS signed the instance identity document that an agent offers, and whether it is the instance one expects.
 * Source: EC2 user guide, "Verify the instance identity document" (RSA-2048: PKCS #7, SHA-256).
 */
import type { X509Certificate } from 'node:crypto';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Identity, IdentityOutcome } from '../../domain/asked-identity.ts';
import type { RegionCertificates } from './region-certificates.ts';

export type IdentityToVerify = {
  /** Exactly as the metadata service gave it: the signature is over these bytes. */
  document: string;
  /** Base64 of the PKCS #7 signature, with or without PEM lines. */
  pkcs7: string;
  certificates: RegionCertificates;
  nowMs: number;
  /** What is known of the host from elsewhere: the registry, EC2's API, or what it was before. */
  expected?: { instanceId?: string; region?: string; accountId?: string };
};

const maxCharacters = 16 * 1024;
const Document = Type.Object({
  instanceId: Type.String({ pattern: '^i-[0-9a-f]{8,17}$' }),
  region: Type.String({ pattern: '^[a-z]{2}(-[a-z]+)+-\\d+$' }),
  accountId: Type.String({ pattern: '^\\d{12}$' }),
  pendingTime: Type.Optional(Type.String({ maxLength: 40 })),
});

/** Never rejects. Certificates inside the signature are not used: only the operator's own are trusted. */
export async function verifyIdentity(given: IdentityToVerify): Promise<IdentityOutcome> {
  const identity = parseDocument(given.document);
  if (identity === undefined)
    return { kind: 'unreadable', reason: 'The document is not an instance identity document.' };
  const signed = parseSignature(given.pkcs7);
  if (signed === undefined) return { kind: 'unreadable', reason: 'The signature is not PKCS #7.' };
  const known = given.certificates.get(identity.region) ?? [];
  if (known.length === 0) return { kind: 'no-certificate', region: identity.region, reason: 'absent' };
  const valid = known.filter((certificate) => isValidAt(certificate, given.nowMs));
  if (valid.length === 0) return { kind: 'no-certificate', region: identity.region, reason: 'expired' };
  for (const certificate of valid) {
    if (await isSignedBy(certificate, signed, given.document)) return compare(identity, given.expected ?? {});
  }
  return { kind: 'wrong-signature', region: identity.region };
}

function parseDocument(text: string): Identity | undefined {
  if (text.length > maxCharacters) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    if (!Value.Check(Document, read)) return undefined;
    const { instanceId, region, accountId, pendingTime } = read;
    return { instanceId, region, accountId, ...(pendingTime === undefined ? {} : { pendingAt: pendingTime }) };
  } catch {
    return undefined;
  }
}

function parseSignature(pkcs7: string): SignedData | undefined {
  const base64 = pkcs7.replace(/-----(BEGIN|END) PKCS7-----/g, '').replace(/\s+/g, '');
  if (base64.length > maxCharacters || !/^[A-Za-z0-9+/]+=*$/.test(base64)) return undefined;
  try {
    const content = ContentInfo.fromBER(Buffer.from(base64, 'base64'));
    const signed = new SignedData({ schema: content.content });
    return signed.signerInfos.length === 1 ? signed : undefined;
  } catch {
    return undefined;
  }
}

async function isSignedBy(certificate: X509Certificate, signed: SignedData, document: string): Promise<boolean> {
  const bytes = Buffer.from(document, 'utf8');
  const inside = signed.encapContentInfo.eContent;
  // With the content inside, the signature is over that: it must be the document that was offered.
  if (inside && !Buffer.from(inside.getValue()).equals(bytes)) return false;
  signed.certificates = [Certificate.fromBER(certificate.raw)];
  try {
    return await signed.verify({
      signer: 0,
      checkChain: false,
      ...(inside ? {} : { data: new Uint8Array(bytes).buffer }),
    });
  } catch {
    return false;
  }
}

function isValidAt(certificate: X509Certificate, nowMs: number): boolean {
  return certificate.validFromDate.getTime() <= nowMs && nowMs <= certificate.validToDate.getTime();
}

function compare(identity: Identity, expected: NonNullable<IdentityToVerify['expected']>): IdentityOutcome {
  for (const field of ['accountId', 'region', 'instanceId'] as const) {
    const wanted = expected[field];
    if (wanted !== undefined && wanted !== identity[field])
      return { kind: 'mismatch', identity, field, expected: wanted };
  }
  return { kind: 'verified', identity };
}
