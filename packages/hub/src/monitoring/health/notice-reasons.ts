/** What EC2 announces for an instance, by its own metadata, as reasons. */

import type { Notice } from '@herald/protocol/notices';
import type { Reason } from '../../domain/health.ts';
import { causeNow } from '../../domain/measured-cause.ts';

/** A scheduled event further away than this is the calendar's matter, not the host's health. */
const nearMs = 24 * 3_600_000;

const eventWords: Record<string, string> = {
  'instance-reboot': 'AWS will restart it soon.',
  'system-reboot': 'AWS will restart the machine under it soon.',
  'system-maintenance': 'AWS will work on the machine under it soon.',
  'instance-retirement': 'AWS will take its machine out of service soon.',
  'instance-stop': 'AWS will stop it soon.',
};

export function noticeReasons(notices: readonly Notice[], nowMs: number): Reason[] {
  return notices.filter(({ state }) => state === 'active').flatMap((notice) => reasonOf(notice, nowMs));
}

/** What EC2 does to a spot instance; `terminate` is what it does where nothing else was asked for. */
const interruptions: Readonly<Record<string, 'takenBackStopped' | 'takenBackAsleep'>> = {
  stop: 'takenBackStopped',
  hibernate: 'takenBackAsleep',
};

function reasonOf(notice: Notice, nowMs: number): Reason[] {
  const seenAtMs = Date.parse(notice.seenAt);
  const detail = `${notice.kind} ${notice.code} ${notice.startsAt ?? notice.deadlineAt ?? ''}: ${notice.description}`;
  const reason = (code: Reason['code'], text: string, weight: Reason['weight']): Reason[] => [
    { code, text, detail, weight, sinceMs: Number.isNaN(seenAtMs) ? nowMs : seenAtMs },
  ];
  switch (notice.kind) {
    case 'spot-interruption':
      return reason('spot-interruption', causeNow(interruptions[notice.code] ?? 'takenBack'), 'degraded');
    case 'rebalance-recommendation':
      return reason('rebalance', 'AWS may take this machine back soon.', 'none');
    case 'lifecycle-change':
      return reason('leaving-service', 'It is being taken out of service.', 'none');
    case 'scheduled-event': {
      const startsAtMs = notice.startsAt === undefined ? nowMs : Date.parse(notice.startsAt);
      if (startsAtMs - nowMs > nearMs) return [];
      return reason('event-near', eventWords[notice.code] ?? 'AWS has planned work on it soon.', 'none');
    }
    default:
      return notice.kind satisfies never;
  }
}
