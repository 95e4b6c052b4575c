/** "It is back", to the one person who asked to be told. */
import { buttonId } from '../../domain/button-id.ts';
import type { Incident } from '../../domain/incident.ts';
import { outsideMaintenance } from '../../domain/incident-parts.ts';
import { isBackWords, wasForWords } from '../../format/health-words.ts';
import { say, strong, type Text } from '../../format/text.ts';
import { lengthInWords } from '../../format/words.ts';
import { type BackWish, wishKey } from '../incidents/back-wishes.ts';
import type { Notice } from './notice.ts';

export type BackAgainFact = {
  wish: BackWish;
  /** The one that ended meanwhile, where it came to one. */
  incident: Incident | undefined;
  nowMs: number;
};

export const backAgainNotice: Notice<BackAgainFact> = ({ wish, incident, nowMs }) => {
  const { personId, target, place, askedAtMs } = wish;
  return [
    {
      reference: `back-wish/${wishKey(wish)}/${askedAtMs}`,
      to: place ? { kind: 'channel', channelId: place.channelId } : { kind: 'person', userId: personId },
      priority: 1,
      body: {
        status: 'up',
        headline: [...backWords(wish, incident, nowMs)],
        lines: [],
        ...(target.kind === 'service'
          ? { buttons: [{ label: 'Copy for customer', id: buttonId('customer-text', target.name) }] }
          : {}),
        ...(place ? { replyTo: place.messageId, mentionUserId: personId } : {}),
      },
      notAfterMs: nowMs + 86_400_000,
    },
  ];
};

function backWords({ target, sinceMs }: BackWish, incident: Incident | undefined, nowMs: number): Text {
  // An outage that turned into slowness was an outage for its first part only.
  const { worst, seconds } = incident
    ? outsideMaintenance(incident, nowMs)
    : { worst: 'unknown' as const, seconds: (nowMs - sinceMs) / 1000 };
  const lasted = lengthInWords(Math.max(1, seconds));
  return say`${strong(`${target.name} ${isBackWords(worst)}`)} (${wasForWords(worst, lasted)}).`;
}
