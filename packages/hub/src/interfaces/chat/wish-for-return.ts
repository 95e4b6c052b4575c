/** "Tell me when it's back": keeps the wish of one person for one thing that is in trouble, by a press or in words. */
import { openIncident, withOpenIncidents } from '../../answers/outages.ts';
import type { ReadModel } from '../../answers/read-model.ts';
import { hostDoubt, serviceDoubt } from '../../domain/doubt.ts';
import type { BackWishes } from '../../notifications/incidents/start-telling-back.ts';

export type WishParts = {
  readModel(): ReadModel;
  backWishes: Pick<BackWishes, 'wish'>;
  nowMs(): number;
};

/** Where it is said; in a direct message there is none, and the person is written to. */
type Place = { channelId: string; messageId: string };

export type Wished = { kind: 'kept' | 'is-up' | 'unknown'; name: string };

export async function wishForReturn(
  asked: string,
  { personId, place }: { personId: string; place?: Place | undefined },
  { readModel, backWishes, nowMs }: WishParts,
): Promise<Wished> {
  const model = await withOpenIncidents(readModel());
  const name = whatIsOut(asked, model);
  const kind = model.registry.services.has(name) ? 'service' : model.registry.hosts.has(name) ? 'host' : undefined;
  if (!kind) return { kind: 'unknown', name };
  const service = model.fleet.service(name);
  const host = kind === 'host' ? model.fleet.host(name) : undefined;
  const now = model.nowMs;
  const doubt = (service && serviceDoubt(service, now)) ?? (host && hostDoubt(host, now));
  const health = (service ?? host)?.health;
  const incident = openIncident(kind, name, model);
  if (!health || (health.status === 'up' && !doubt && !incident)) return { kind: 'is-up', name };
  await backWishes.wish({
    personId,
    target: { kind, name },
    ...(place && { place }),
    sinceMs: incident?.startedAtMs ?? doubt?.sinceMs ?? health.sinceMs,
    until: health.status === 'degraded' && !doubt ? 'up' : 'working',
    askedAtMs: nowMs(),
  });
  return { kind: 'kept', name };
}

/** A service that works on fewer servers is not away: what is waited for is the server that is. */
export function whatIsOut(name: string, { fleet, nowMs }: ReadModel): string {
  const service = fleet.service(name);
  if (service?.health.status !== 'up' || serviceDoubt(service, nowMs)) return name;
  return service.hosts.find(({ health }) => health.status !== 'up')?.host.name ?? name;
}
