/** Warnings for what is legal but odd across the whole registry. */

import type { Host, Service } from '../domain/registry.ts';
import type { Reading } from './reading.ts';

/** So many of one kind are said one by one; more become one line. */
const singly = 20;

export function warnOfOddities(
  hosts: ReadonlyMap<string, Host>,
  services: ReadonlyMap<string, Service>,
  reading: Reading,
): void {
  warnOfSharedAddresses(hosts, reading);
  warnOfSharedInstances(hosts, reading);
  const served = new Set([...services.values()].flatMap(({ hosts: names }) => names));
  const alone = services.size === 0 ? [] : [...hosts.keys()].filter((name) => !served.has(name));
  if (alone.length <= singly) {
    for (const name of alone) reading.warning(['hosts', name], 'belongs to no service.', 'key');
  } else {
    const some = alone.slice(0, 3).join(', ');
    reading.warning(
      ['hosts'],
      `: ${alone.length} of ${hosts.size} hosts belong to no service, for example ${some}.`,
      'key',
    );
  }
}

function warnOfSharedAddresses(hosts: ReadonlyMap<string, Host>, reading: Reading): void {
  const firstByUrl = new Map<string, string>();
  let said = 0;
  for (const { name, url } of hosts.values()) {
    const other = firstByUrl.get(url);
    if (other === undefined) firstByUrl.set(url, name);
    else if (++said <= singly) reading.warning(['hosts', name, 'address'], `is also the address of \`${other}\`.`);
  }
}

function warnOfSharedInstances(hosts: ReadonlyMap<string, Host>, reading: Reading): void {
  const firstById = new Map<string, string>();
  for (const { name, instanceId } of hosts.values()) {
    if (instanceId === undefined) continue;
    const other = firstById.get(instanceId);
    if (other === undefined) firstById.set(instanceId, name);
    else
      reading.problem(
        'registry/duplicate-name',
        ['hosts', name, 'instance'],
        `is already the instance of \`${other}\`.`,
      );
  }
}
