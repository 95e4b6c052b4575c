/** AWS's public certificates for instance identity, one PEM file a region, from a directory that the operator fills. */
import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';

export type RegionCertificates = ReadonlyMap<string, readonly X509Certificate[]>;
export type CertificateDirectory = {
  certificates: RegionCertificates;
  /** Files that are of no use, with the reason. */
  problems: readonly { file: string; message: string }[];
};

const maxFiles = 200;
const maxBytes = 64 * 1024;
const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Files are named for their region (`eu-west-1.pem`); one may hold several while AWS changes over. Throws `identity/no-directory`. */
export async function readRegionCertificates(directory: string): Promise<CertificateDirectory> {
  const certificates = new Map<string, X509Certificate[]>();
  const problems: { file: string; message: string }[] = [];
  for (const file of (await namesIn(directory)).slice(0, maxFiles)) {
    const region = /^([a-z]{2}(?:-[a-z]+)+-\d+)\.(?:pem|crt|cer)$/.exec(file)?.[1];
    if (region === undefined) {
      problems.push({ file, message: 'is not named for a region, for example eu-west-1.pem' });
      continue;
    }
    const text = await readFile(join(directory, file), 'utf8').catch(() => '');
    const found = text.length > maxBytes ? [] : parseCertificates(text);
    if (found.length === 0) problems.push({ file, message: 'holds no RSA certificate of 2048 bits in PEM form' });
    else certificates.set(region, [...(certificates.get(region) ?? []), ...found]);
  }
  return { certificates, problems };
}

/** What cannot be read, and keys that are too weak, are left out. */
function parseCertificates(text: string): X509Certificate[] {
  return (text.match(pemBlock) ?? []).slice(0, 10).flatMap((block) => {
    try {
      const certificate = new X509Certificate(block);
      const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
      return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 ? [certificate] : [];
    } catch {
      return [];
    }
  });
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter((name) => !name.startsWith('.') && !name.endsWith('.md')).sort();
  } catch (cause) {
    throw new HeraldError('identity/no-directory', {
      message: `The directory of AWS certificates cannot be read: ${directory}.`,
      next: 'Set HERALD_IDENTITY_CERTIFICATES to a directory with one PEM file for each region, for example eu-west-1.pem.',
      cause,
    });
  }
}
