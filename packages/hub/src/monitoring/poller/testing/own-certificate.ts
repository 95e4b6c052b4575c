/** A certificate as an agent makes it for itself: nobody vouches for it. */
import { X509Certificate } from 'node:crypto';
import { certificateFingerprint } from '@herald/protocol/certificate-fingerprint';
import { Integer, PrintableString } from 'asn1js';
import { AttributeTypeAndValue, Certificate } from 'pkijs';

const dayMs = 86_400_000;
const commonName = '2.5.4.3';

/** PEM texts as a TLS server takes them, and the fingerprint a registry would name. */
export async function ownCertificate(
  validTo = new Date(Date.now() + dayMs),
  validFrom = new Date(Math.min(Date.now(), validTo.getTime()) - 2 * dayMs),
) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: 1 });
  for (const name of [certificate.issuer, certificate.subject])
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: commonName, value: new PrintableString({ value: 'herald-agent' }) }),
    );
  certificate.notBefore.value = validFrom;
  certificate.notAfter.value = validTo;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  const cert = pem('CERTIFICATE', certificate.toSchema().toBER());
  const key = pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { key, cert, fingerprint: certificateFingerprint(new X509Certificate(cert)) };
}

function pem(label: string, der: ArrayBuffer): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;
}
