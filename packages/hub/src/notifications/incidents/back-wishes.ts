/** "Tell me when it's back": a wish that is granted once, where it was made, with what is back and how long it was away. */
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { hostDoubt, serviceDoubt } from '../../domain/doubt.ts';
import type { Fleet } from '../../domain/fleet.ts';
import type { Incident } from '../../domain/incident.ts';
import { lastedSeconds } from '../../domain/incident-phases.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { wasWord } from '../../format/health-words.ts';
import { say, strong, type Text } from '../../format/text.ts';
import { durationInWords } from '../../format/words.ts';

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

export const wishPrefix = 'back-wish/';

/** One wish of a person for a thing: pressed again it moves to the newer place. */
export function wishKey({ personId, target }: Pick<BackWish, 'personId' | 'target'>): string {
  return `${wishPrefix}${personId}/${target.kind}/${target.name}`;
}

/** Written by this hub or an older one; what cannot be read is left out. */
export function readWishes(settings: ReadonlyMap<string, unknown>): BackWish[] {
  return [...settings.values()].flatMap((value) => (Value.Check(BackWish, value) ? [value] : []));
}

/** Whether it is back: judged well, and by a reading that is not in doubt. What left the registry is granted never. */
export function isGranted({ target, until, askedAtMs }: BackWish, fleet: Fleet, nowMs: number): boolean {
  if (fleet.connectivity().kind !== 'clear') return false;
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

/** `incident`: the one that ended meanwhile, where it came to one. */
export function grantedMessage(wish: BackWish, incident: Incident | undefined, nowMs: number): OutboxMessage {
  const { personId, target, place, askedAtMs } = wish;
  const lead = place ? { mentionUserId: personId } : {};
  return {
    reference: `${wishKey(wish)}/${askedAtMs}`,
    to: place ? { kind: 'channel', channelId: place.channelId } : { kind: 'person', userId: personId },
    priority: 1,
    body: {
      status: 'up',
      headline: [...grantedWords(wish, incident, nowMs)],
      lines: [],
      ...(target.kind === 'service'
        ? { buttons: [{ label: 'Copy for customer', id: `customer-text:${target.name}` }] }
        : {}),
      ...(place ? { replyTo: place.messageId } : {}),
      ...lead,
    },
    notAfterMs: nowMs + 86_400_000,
  };
}

function grantedWords({ target, sinceMs }: BackWish, incident: Incident | undefined, nowMs: number): Text {
  // An outage that turned into slowness was an outage for its first part only.
  const seconds = incident ? lastedSeconds(incident, nowMs) : (nowMs - sinceMs) / 1000;
  const lasted = durationInWords(Math.max(1, seconds));
  return say`${strong(`${target.name} is back up`)} (${wasWord(incident?.worst ?? 'unknown')} ${lasted}).`;
}
