/** The signed identity document: text exactly as signed, its RSA-2048 PKCS #7 signature, and the fields that only it has. */
import type { Instance } from '@herald/protocol/instance';
import type { CategoryReader } from './category-reader.ts';
import { imdsFault } from './imds-faults.ts';
import { parseInstant } from './notices.ts';
import { type Complain, isIpv4, listField, parseObject, textField } from './parse-values.ts';

/** Good for proof only as a pair. */
export type IdentityPapers = { document: string | undefined; pkcs7: string | undefined };
export type Identity = { document: string; pkcs7: string };

export const noPapers: IdentityPapers = { document: undefined, pkcs7: undefined };

export function pairOf({ document, pkcs7 }: IdentityPapers): Identity | undefined {
  return document !== undefined && pkcs7 !== undefined ? { document, pkcs7 } : undefined;
}

export async function readIdentityPapers(reader: CategoryReader, before: IdentityPapers): Promise<IdentityPapers> {
  const document = await reader.read('dynamic/instance-identity/document', parseDocument, before.document);
  if (document === undefined) return noPapers;
  // An old signature fits no new document.
  const known = document === before.document ? before.pkcs7 : undefined;
  return { document, pkcs7: await reader.read('dynamic/instance-identity/rsa2048', parseSignature, known) };
}

/** What only the document tells, and what no category told: an instance in a partition or an imitation that lacks some. */
export function addIdentityFields(instance: Instance, { document }: IdentityPapers): void {
  if (document === undefined) return;
  const ignore: Complain = () => undefined;
  const fields = parseObject(document);
  const text = (name: string) => textField(fields, name, ignore);
  const list = (name: string) => listField(fields, name, ignore);
  const found: Partial<Instance> = {
    region: instance.region ?? text('region'),
    availabilityZone: instance.availabilityZone ?? text('availabilityZone'),
    instanceType: instance.instanceType ?? text('instanceType'),
    amiId: instance.amiId ?? text('imageId'),
    kernelId: instance.kernelId ?? text('kernelId'),
    ramdiskId: instance.ramdiskId ?? text('ramdiskId'),
    privateIpv4: instance.privateIpv4 ?? ipv4(text('privateIp')),
    accountId: text('accountId'),
    architecture: text('architecture'),
    pendingAt: parseInstant(text('pendingTime'), ignore),
    identityVersion: text('version'),
    billingProducts: list('billingProducts'),
    devpayProductCodes: list('devpayProductCodes'),
    marketplaceProductCodes: list('marketplaceProductCodes'),
  };
  // Of a document that was read anew, nothing of the old one stays.
  for (const field of onlyInDocument) delete instance[field];
  Object.assign(instance, withoutUndefined(found));
}

function ipv4(text: string | undefined): string | undefined {
  return text !== undefined && isIpv4(text) ? text : undefined;
}

const onlyInDocument = [
  'accountId',
  'architecture',
  'pendingAt',
  'identityVersion',
  'billingProducts',
  'devpayProductCodes',
  'marketplaceProductCodes',
] as const satisfies readonly (keyof Instance)[];

function withoutUndefined(fields: Partial<Instance>): Partial<Instance> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Kept to the letter: the signature is over these very bytes. */
function parseDocument(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  parseObject(text);
  return text;
}

function parseSignature(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  if (!/^[A-Za-z0-9+/=\s]{1,16384}$/.test(text)) throw imdsFault('imds/garbage');
  return text;
}
