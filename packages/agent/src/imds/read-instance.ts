/** Reads everything that changes slowly: one instance and its network interfaces, category by category. */
import type { Instance, NetworkInterface } from '@herald/protocol/instance';
import { type Category, instanceCategories, interfaceCategories } from './categories.ts';
import type { ImdsClient } from './imds-client.ts';
import { imdsFault } from './imds-faults.ts';
import { parseLines, parseObject, parseText, textField } from './parse-values.ts';

/** EC2's own ids and those of services that imitate it. */
const instanceIdForm = /^i-[0-9a-f]{8,32}$/;
const macForm = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;
const mostInterfaces = 32;
const mostTags = 50;

/** The signed identity document: text exactly as signed, and its RSA-2048 PKCS #7 signature. */
export type Identity = { document: string; pkcs7: string };

export type InstanceFacts = { instance: Instance; identity: Identity | undefined };

/** One request after the other, to be gentle with a service that limits them. Absent categories are absent fields. */
export async function readInstance(client: ImdsClient, signal: AbortSignal): Promise<InstanceFacts> {
  const read = async (path: string): Promise<string | undefined> => {
    const answer = await client.get(path, signal);
    return answer.kind === 'found' ? answer.text : undefined;
  };
  const instanceId = parseText((await read('meta-data/instance-id')) ?? '', 4096);
  if (instanceId === undefined) throw imdsFault('imds/absent');
  if (!instanceIdForm.test(instanceId)) throw imdsFault('imds/garbage');

  const instance: Instance = { instanceId };
  await fill(instance, instanceCategories, (path) => read(`meta-data/${path}`));
  const document = await read('dynamic/instance-identity/document');
  if (document !== undefined) addIdentityFields(instance, document);
  const profile = await read('meta-data/iam/info');
  if (profile !== undefined) addProfile(instance, profile);
  const tags = await readTags(read);
  if (tags) instance.tags = tags;
  const networkInterfaces = await readInterfaces(read);
  if (networkInterfaces) {
    instance.networkInterfaces = networkInterfaces;
    const primary = networkInterfaces.find(({ mac }) => mac === instance.mac) ?? networkInterfaces[0];
    if (primary?.vpcId) instance.vpcId = primary.vpcId;
    if (primary?.subnetId) instance.subnetId = primary.subnetId;
  }
  const pkcs7 = document === undefined ? undefined : await read('dynamic/instance-identity/rsa2048');
  const identity = document !== undefined && pkcs7 !== undefined ? { document, pkcs7 } : undefined;
  return { instance, identity };
}

type Read = (path: string) => Promise<string | undefined>;

async function fill<Fields>(target: Fields, categories: readonly Category<Fields>[], read: Read): Promise<void> {
  for (const { field, path, parse } of categories) {
    const text = await read(path);
    const value = text === undefined ? undefined : parse(text);
    if (value !== undefined) target[field] = value;
  }
}

function addIdentityFields(instance: Instance, document: string): void {
  const identity = parseObject(document);
  const accountId = textField(identity, 'accountId');
  const architecture = textField(identity, 'architecture');
  if (accountId) instance.accountId = accountId;
  if (architecture) instance.architecture = architecture;
}

function addProfile(instance: Instance, info: string): void {
  const profile = parseObject(info);
  const arn = textField(profile, 'InstanceProfileArn', 512);
  const id = textField(profile, 'InstanceProfileId');
  if (arn) instance.iamProfileArn = arn;
  if (id) instance.iamProfileId = id;
}

/** Only where tags in metadata are switched on for the instance. */
async function readTags(read: Read): Promise<Instance['tags']> {
  const keys = parseLines((await read('meta-data/tags/instance')) ?? '', mostTags);
  if (!keys) return undefined;
  const tags: Record<string, string> = {};
  for (const key of keys) {
    const value = await read(`meta-data/tags/instance/${encodeURIComponent(key)}`);
    if (value !== undefined && key.length <= 128) tags[key] = parseText(value) ?? '';
  }
  return tags;
}

async function readInterfaces(read: Read): Promise<NetworkInterface[] | undefined> {
  const macs = parseLines((await read('meta-data/network/interfaces/macs/')) ?? '', mostInterfaces);
  if (!macs) return undefined;
  const interfaces: NetworkInterface[] = [];
  for (const entry of macs) {
    const mac = entry.replace(/\/$/, '');
    if (!macForm.test(mac)) throw imdsFault('imds/garbage');
    const base = `meta-data/network/interfaces/macs/${mac}`;
    const networkInterface: NetworkInterface = { mac };
    await fill(networkInterface, interfaceCategories, (path) => read(`${base}/${path}`));
    const associations = await readAssociations(read, `${base}/ipv4-associations`);
    if (associations) networkInterface.ipv4Associations = associations;
    interfaces.push(networkInterface);
  }
  return interfaces;
}

async function readAssociations(read: Read, base: string): Promise<NetworkInterface['ipv4Associations']> {
  const addresses = parseLines((await read(`${base}/`)) ?? '');
  if (!addresses) return undefined;
  const associations: NonNullable<NetworkInterface['ipv4Associations']> = [];
  for (const publicIpv4 of addresses) {
    if (!/^[\d.]{7,15}$/.test(publicIpv4)) throw imdsFault('imds/garbage');
    associations.push({ publicIpv4, privateIpv4s: parseLines((await read(`${base}/${publicIpv4}`)) ?? '') ?? [] });
  }
  return associations;
}
