/** A stand-in for AWS's signing key, made anew for each test: a self-signed certificate, and signatures as EC2 gives them. */
import { X509Certificate } from 'node:crypto';
import { Integer, OctetString, PrintableString } from 'asn1js';
import {
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  SignerInfo,
} from 'pkijs';

export type FakeAws = {
  certificate: X509Certificate;
  /** Base64 in lines of 64, as the metadata service gives it. */
  sign(document: string, how?: { contentInside: boolean }): Promise<string>;
};

const dataType = '1.2.840.113549.1.7.1';

export async function startFakeAws({
  validUntil = new Date('2049-01-01'),
  serial = 7,
}: {
  validUntil?: Date;
  serial?: number;
} = {}): Promise<FakeAws> {
  const keys = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  );
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial });
  const name = () =>
    new AttributeTypeAndValue({ type: '2.5.4.10', value: new PrintableString({ value: 'Test signer' }) });
  certificate.issuer.typesAndValues.push(name());
  certificate.subject.typesAndValues.push(name());
  certificate.notBefore.value = new Date('2020-01-01');
  certificate.notAfter.value = validUntil;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  return {
    certificate: new X509Certificate(Buffer.from(certificate.toSchema(true).toBER(false))),
    async sign(document, { contentInside } = { contentInside: true }) {
      const bytes = new Uint8Array(Buffer.from(document)).buffer;
      const signed = new SignedData({
        version: 1,
        encapContentInfo: new EncapsulatedContentInfo({
          eContentType: dataType,
          ...(contentInside ? { eContent: new OctetString({ valueHex: bytes }) } : {}),
        }),
        signerInfos: [
          new SignerInfo({
            version: 1,
            sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
          }),
        ],
      });
      await signed.sign(keys.privateKey, 0, 'SHA-256', bytes);
      const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
      const base64 = Buffer.from(content.toSchema().toBER(false)).toString('base64');
      return base64.replace(/.{64}/g, '$&\n');
    },
  };
}
