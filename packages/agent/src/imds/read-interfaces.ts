/** The network interfaces of an instance, the primary one first. */
import type { Instance, NetworkInterface } from '@herald/protocol/instance';
import { interfaceCategories } from './categories.ts';
import type { CategoryReader } from './category-reader.ts';
import { fillFields } from './fill-fields.ts';
import { isIpv4, isMac, type Parse, parseLines } from './parse-values.ts';

/** The largest instances have 32 network cards with two interfaces each; the report holds this many. */
const mostInterfaces = 32;
const path = 'meta-data/network/interfaces/macs';

export async function readInterfaces(
  reader: CategoryReader,
  { mac: primaryMac, networkInterfaces: before }: Instance,
): Promise<NetworkInterface[] | undefined> {
  const parseMacs: Parse<string[]> = (text, complain) => {
    const lines = text.replaceAll('/', '').toLowerCase();
    const macs = parseLines(lines, complain, { isForm: isMac, most: 10_000 });
    if (macs === undefined) return undefined;
    // The primary interface carries VPC, subnet and address of the whole instance: it is never among those left out.
    const inOrder = [...macs.filter((mac) => mac === primaryMac), ...macs.filter((mac) => mac !== primaryMac)];
    return parseLines(inOrder.join('\n'), complain, { most: mostInterfaces });
  };
  const macs = await reader.read(
    `${path}/`,
    parseMacs,
    before?.map(({ mac }) => mac),
  );
  if (macs === undefined) return undefined;
  const interfaces: NetworkInterface[] = [];
  for (const mac of macs)
    interfaces.push(
      await readInterface(
        reader,
        mac,
        before?.find((card) => card.mac === mac),
      ),
    );
  return interfaces;
}

async function readInterface(
  reader: CategoryReader,
  mac: string,
  before: NetworkInterface | undefined,
): Promise<NetworkInterface> {
  const card: NetworkInterface = { ...before, mac };
  await fillFields(card, interfaceCategories, (category) => `${path}/${mac}/${category}`, reader);
  const associations = await readAssociations(reader, `${path}/${mac}/ipv4-associations`, before?.ipv4Associations);
  delete card.ipv4Associations;
  return associations ? { ...card, ipv4Associations: associations } : card;
}

type Associations = NonNullable<NetworkInterface['ipv4Associations']>;

async function readAssociations(
  reader: CategoryReader,
  base: string,
  before: Associations | undefined,
): Promise<Associations | undefined> {
  const parseAddresses: Parse<string[]> = (text, complain) => parseLines(text, complain, { isForm: isIpv4 });
  const addresses = await reader.read(
    `${base}/`,
    parseAddresses,
    before?.map(({ publicIpv4 }) => publicIpv4),
  );
  if (addresses === undefined) return undefined;
  const associations: Associations = [];
  for (const publicIpv4 of addresses) {
    const known = before?.find((association) => association.publicIpv4 === publicIpv4)?.privateIpv4s;
    const privateIpv4s = (await reader.read(`${base}/${publicIpv4}`, parseAddresses, known)) ?? [];
    associations.push({ publicIpv4, privateIpv4s });
  }
  return associations;
}
