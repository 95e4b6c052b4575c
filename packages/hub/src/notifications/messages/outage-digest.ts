/** Outages of a day or a week in one message. */
import type { Incident } from '../../domain/incident.ts';
import { lastedSeconds } from '../../domain/incident-phases.ts';
import { moment, say, strong, type Text } from '../../format/text.ts';
import { durationInWords, plural } from '../../format/words.ts';
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
  incidents: readonly Incident[];
}> = ({ to, period, fromMs, incidents }) => {
  const open = incidents.filter(({ endedAtMs }) => endedAtMs === undefined);
  const shown = incidents.slice(-mostLines).map((incident) => [...lineOf(incident)]);
  const more = incidents.length - shown.length;
  const end = open.length > 0 ? `, ${open.length} not over yet.` : ', all over.';
  return [
    {
      reference: outageDigestReference(to, period),
      to: to.kind === 'channel' ? { kind: 'channel', channelId: to.id } : { kind: 'person', userId: to.id },
      priority: 3,
      body: {
        status: open.length > 0 ? 'down' : 'none',
        headline: [...say`${strong(`${plural(incidents.length, 'outage')} since `)}${moment(fromMs)}${strong(end)}`],
        lines: [...shown, ...(more > 0 ? [[`And ${more} before these.`]] : [])],
      },
    },
  ];
};

function lineOf(incident: Incident): Text {
  const { target, startedAtMs, endedAtMs, cause } = incident;
  if (endedAtMs === undefined) return say`${strong(target.name)} since ${moment(startedAtMs)}: ${cause}`;
  const seconds = lastedSeconds(incident, endedAtMs);
  return say`${strong(target.name)} at ${moment(startedAtMs)}, for ${durationInWords(seconds)}: ${cause}`;
}
