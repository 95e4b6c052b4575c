/** "Tell me when it's back": a wish that is granted once, where it was made, with what is back and how long it was away. */
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { hostDoubt, serviceDoubt } from '../../domain/doubt.ts';
import type { Fleet } from '../../domain/fleet.ts';
import { documentsIn } from '../../store/documents.ts';

export type BackWish = Static<typeof BackWish>;
export const BackWish = Type.Object({
  personId: Type.String(),
  target: Type.Object({ kind: Type.Union([Type.Literal('host'), Type.Literal('service')]), name: Type.String() }),
  /** Where it was made; in a direct message there is none, and the person is written to. */
  place: Type.Optional(Type.Object({ channelId: Type.String(), messageId: Type.String() })),
  /** Since when it was away, as far as was known then. */
  sinceMs: Type.Number(),
  /** `working`: slow is back all the same, since it was worse. */
  until: Type.Union([Type.Literal('up'), Type.Literal('working')]),
  askedAtMs: Type.Number(),
});

/** One wish of a person for a thing: pressed again it moves to the newer place. */
export function wishKey({ personId, target }: Pick<BackWish, 'personId' | 'target'>): string {
  return `${personId}/${target.kind}/${target.name}`;
}

/** Written by this hub or an older one; what cannot be read is left out. */
export const keptWishes = documentsIn('recovery_request', (value) =>
  Value.Check(BackWish, value) ? value : undefined,
);

/** Whether it is back: judged well, and by a reading that is not in doubt. What left the registry is granted never. */
export function isGranted({ target, until, askedAtMs }: BackWish, fleet: Fleet, nowMs: number): boolean {
  if (fleet.connectivity().kind !== 'connected') return false;
  const view = target.kind === 'service' ? fleet.service(target.name) : fleet.host(target.name);
  if (!view) return false;
  const { status } = view.health;
  if (status !== 'up' && !(status === 'degraded' && until === 'working')) return false;
  const doubt = 'service' in view ? serviceDoubt(view, nowMs) : hostDoubt(view, nowMs);
  if (doubt) return false;
  const hosts = 'service' in view ? view.hosts : [view];
  // What was known before the press is no news.
  return hosts.length === 0 || hosts.some(({ lastOutcome }) => (lastOutcome?.atMs ?? 0) > askedAtMs);
}
