/** Under which service a host stands in an answer about everything: the first that has it. Worked out once per registry. */
import type { Registry } from '../domain/registry.ts';

export type FirstServices = {
  /** By service, the hosts that an earlier one has already; most services have none. */
  repeated: ReadonlyMap<string, ReadonlySet<string>>;
  /** Hosts of no service. */
  loose: ReadonlySet<string>;
};

const known = new WeakMap<Registry, FirstServices>();

export function firstServices(registry: Registry): FirstServices {
  const before = known.get(registry);
  if (before) return before;
  const loose = new Set(registry.hosts.keys());
  const repeated = new Map<string, ReadonlySet<string>>();
  for (const { name, hosts } of registry.services.values()) {
    const again = hosts.filter((host) => !loose.delete(host));
    if (again.length > 0) repeated.set(name, new Set(again));
  }
  const found = { repeated, loose };
  known.set(registry, found);
  return found;
}
