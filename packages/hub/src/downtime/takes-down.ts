/** What a window does to services: most lose room, some fall below what they need. */
import type { Registry, Service } from '../domain/registry.ts';

type Stretch = { hosts: readonly string[]; services: readonly string[]; startsAtMs: number; endsAtMs: number };

/**
 * Services that fall below what they need while the stretch lasts, in registry order. Windows that run at the same
 * time count together: two hosts that leave at once may be one too many.
 */
export function servicesTakenDown(stretch: Stretch, all: readonly Stretch[], registry: Registry): string[] {
  const beside = all.filter((other) => other.startsAtMs < stretch.endsAtMs && stretch.startsAtMs < other.endsAtMs);
  const moments = [stretch.startsAtMs, ...beside.map(({ startsAtMs }) => startsAtMs)].filter(
    (atMs) => atMs >= stretch.startsAtMs,
  );
  const outAt = moments.map(
    (atMs) =>
      new Set([
        ...stretch.hosts,
        ...beside
          .filter(({ startsAtMs, endsAtMs }) => startsAtMs <= atMs && atMs < endsAtMs)
          .flatMap(({ hosts }) => hosts),
      ]),
  );
  return [...registry.services.values()].filter((service) => isTakenDown(service)).map(({ name }) => name);

  function isTakenDown(service: Service): boolean {
    const own = service.hosts.filter((host) => stretch.hosts.includes(host));
    // Named without hosts of its own: whoever planned it says that the service itself is down.
    if (own.length === 0) return stretch.services.includes(service.name);
    return outAt.some((out) => service.hosts.filter((host) => !out.has(host)).length < service.needs);
  }
}

/** Services that the stretch touches at all: named, or one of its hosts is theirs. */
export function servicesTouched(
  { hosts, services }: { hosts: readonly string[]; services: readonly string[] },
  registry: Registry,
): string[] {
  return [...registry.services.values()]
    .filter(({ name, hosts: own }) => services.includes(name) || own.some((host) => hosts.includes(host)))
    .map(({ name }) => name);
}
