/** Outages of a day or a week in one message. */
import { countInSentence } from '../../answers/history.ts';
import type { Outage } from '../../answers/outages.ts';
import { causeWords, type Incident, lastedSeconds, sinceMs, worstFromMs } from '../../domain/incident.ts';
import { moment, say, strong, type Text } from '../../format/text.ts';
import { lengthInWords } from '../../format/words.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import type { Notice } from './notice.ts';

const mostLines = 15;

/** Under which a digest is said once. */
export function outageDigestReference(to: Subscription['to'], period: string): string {
  return `outages/${period}/${to.kind}/${to.id}`;
}

export const outageDigestNotice: Notice<{
  to: Subscription['to'];
  /** `day/2026-03-02` */
  period: string;
  fromMs: number;
  outages: readonly Outage[];
  nowMs: number;
}> = ({ to, period, fromMs, outages, nowMs }) => {
  const open = outages.filter(({ incident }) => incident.endedAtMs === undefined);
  const shown = outages.slice(-mostLines).map(({ incident }) => [...lineOf(incident, nowMs)]);
  const more = outages.length - shown.length;
  const end = open.length > 0 ? `, ${open.length} not over yet.` : ', all over.';
  return [
    {
      reference: outageDigestReference(to, period),
      to: to.kind === 'channel' ? { kind: 'channel', channelId: to.id } : { kind: 'person', userId: to.id },
      priority: 3,
      body: {
        status: open.length > 0 ? 'down' : 'none',
        headline: [...say`${strong(`${countInSentence(outages)} since `)}${moment(fromMs)}${strong(end)}`],
        lines: [...shown, ...(more > 0 ? [[`And ${more} before these.`]] : [])],
      },
    },
  ];
};

function lineOf(incident: Incident, nowMs: number): Text {
  const { target, endedAtMs } = incident;
  const cause = causeWords(incident);
  if (endedAtMs === undefined) return say`${strong(target.name)} since ${moment(sinceMs(incident, nowMs))}: ${cause}`;
  const seconds = lastedSeconds(incident, endedAtMs);
  return say`${strong(target.name)} at ${moment(worstFromMs(incident, endedAtMs))}, for ${lengthInWords(seconds)}: ${cause}`;
}
