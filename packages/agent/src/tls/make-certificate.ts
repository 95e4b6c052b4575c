/** Makes a self-signed certificate. Loaded only when one is due. */
// First: the X.509 library needs it when it loads.
import 'reflect-metadata';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

export type CertificateRequest = {
  hostName: string;
  nowMs: number;
  lifeMs: number;
  /** PEM of the key to keep; a new one is made where there is none. */
  key: string | undefined;
};

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** A hub whose clock is behind must not see a certificate from the future. */
const backdatedMs = 86_400_000;

/** PEM texts of key (PKCS #8) and certificate, ECDSA P-256. */
export async function makeCertificate(request: CertificateRequest): Promise<{ key: string; cert: string }> {
  const privateKey = request.key === undefined ? newKey() : createPrivateKey(request.key);
  const keys = await toCryptoKeys(privateKey);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex'),
      name: [{ CN: [request.hostName.slice(0, 64)] }],
      notBefore: new Date(request.nowMs - backdatedMs),
      notAfter: new Date(request.nowMs + request.lifeMs),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new SubjectAlternativeNameExtension([{ type: 'dns', value: request.hostName }]),
      ],
    },
    crypto,
  );
  return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert: certificate.toString('pem') };
}

function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

async function toCryptoKeys(privateKey: KeyObject): Promise<CryptoKeyPair> {
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const { subtle } = crypto;
  return {
    privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
    publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
  };
}
