/** What EC2 announces: scheduled events, spot interruption, rebalance recommendation, Auto Scaling's plan. Pure parsers. */
import type { Notice } from '@herald/protocol/notices';
import { imdsFault } from './imds-faults.ts';
import { type Complain, cleanText, parseForm, parseObject, parseObjects, textField } from './parse-values.ts';

/** A notice before the agent adds when it first saw it. */
export type FoundNotice = Omit<Notice, 'seenAt'>;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `21 Jan 2019 09:00:43 GMT`, as events have it, or ISO 8601, as the rest. What is no such time is complained of. */
export function parseInstant(text: string | undefined, complain: Complain): string | undefined {
  if (text === undefined) return undefined;
  const ms = instantMs(text.trim());
  if (ms === undefined) complain('a time that cannot be read');
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

function instantMs(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (iso) return isDay(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3])) ? finite(Date.parse(text)) : undefined;
  const match = /^(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC)$/.exec(text);
  if (!match) return undefined;
  const [day = 0, hour = 0, minute = 0, second = 0] = [match[1], match[4], match[5], match[6]].map(Number);
  const [year, month] = [Number(match[3]), months.indexOf((match[2] ?? '').toLowerCase())];
  if (month === -1 || hour > 23 || minute > 59 || second > 59 || !isDay(year, month, day)) return undefined;
  return Date.UTC(year, month, day, hour, minute, second);
}

/** `Date` takes 31 February for 3 March. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month && date.getUTCDate() === day;
}

function finite(ms: number): number | undefined {
  return Number.isFinite(ms) ? ms : undefined;
}

/**
 * `events/maintenance/scheduled` and `events/maintenance/history`. The state may stand in the description only:
 * "[Completed] ...". An event with an odd value is told without it: that something is coming is the news.
 */
export function parseScheduledEvents(text: string, complain: Complain): FoundNotice[] {
  if (text.trim() === '') return [];
  return parseObjects(text, complain)
    .map((event) => scheduledEvent(event, complain))
    .filter((notice) => notice !== undefined);
}

function scheduledEvent(event: Readonly<Record<string, unknown>>, complain: Complain): FoundNotice | undefined {
  const instantOf = (name: string) => parseInstant(textField(event, name, complain, 64), complain);
  const eventId = textField(event, 'EventId', complain, 128);
  const given = textField(event, 'Code', complain, 64);
  const startsAt = instantOf('NotBefore');
  const written = event['Description'];
  const described = typeof written === 'string' ? cleanText(written, { most: 500, instead: ' ' }) : '';
  if (given === undefined) complain('an event without a code');
  if ((given ?? eventId ?? startsAt) === undefined && described === '') return undefined;
  const code = given ?? 'unknown';
  const endsAt = instantOf('NotAfter');
  const deadlineAt = instantOf('NotBeforeDeadline');
  const mark = /^\[(completed|cancell?ed)\]\s*/i.exec(described);
  return {
    kind: 'scheduled-event',
    id: eventId ?? `${code}@${startsAt ?? ''}`,
    code,
    description: described.slice(mark?.[0].length ?? 0) || code,
    state: stateOf(mark?.[1] ?? textField(event, 'State', complain) ?? 'active'),
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(deadlineAt && { deadlineAt }),
  };
}

/** `spot/instance-action`: there only within the two minutes before the interruption, so whatever can be read of it is told. */
export function parseSpotAction(text: string, complain: Complain): FoundNotice[] {
  const notice = parseObject(text);
  const action = textField(notice, 'action', complain, 64);
  const startsAt = parseInstant(textField(notice, 'time', complain, 64), complain);
  if (action === undefined && startsAt === undefined) throw imdsFault('imds/garbage');
  return [
    {
      kind: 'spot-interruption',
      id: `spot-interruption@${startsAt ?? ''}`,
      code: action ?? 'unknown',
      description: `EC2 takes this spot instance back${action === undefined ? '' : `: ${action}`}.`,
      state: 'active',
      ...(startsAt && { startsAt }),
    },
  ];
}

/** `events/recommendations/rebalance`: that it is there is the news; its time may be odd. */
export function parseRebalance(text: string, complain: Complain): FoundNotice[] {
  const noticedAt = parseInstant(textField(parseObject(text), 'noticeTime', complain, 64), complain);
  return [
    {
      kind: 'rebalance-recommendation',
      id: `rebalance-recommendation@${noticedAt ?? ''}`,
      code: 'rebalance',
      description: 'This spot instance is at a higher risk of interruption; EC2 recommends to move its work.',
      state: 'active',
      ...(noticedAt && { startsAt: noticedAt }),
    },
  ];
}

/** Source: EC2 Auto Scaling user guide, "Retrieve the target lifecycle state". What is none of them did not come from EC2. */
const targetStates: ReadonlySet<string> = new Set([
  'InService',
  'Standby',
  'Detached',
  'Terminated',
  'Warmed:Running',
  'Warmed:Stopped',
  'Warmed:Hibernated',
  'Warmed:Terminated',
]);
export const parseTargetState = parseForm((state) => targetStates.has(state));

/** `autoscaling/target-lifecycle-state`: worth a notice only where the group plans something else than service. */
export function parseLifecycle(text: string): FoundNotice[] {
  const target = parseTargetState(text);
  if (target === undefined || target === 'InService') return [];
  return [
    {
      kind: 'lifecycle-change',
      id: `lifecycle-change:${target}`,
      code: target,
      description: `Auto Scaling moves this instance to the state ${target}.`,
      state: 'active',
    },
  ];
}

function stateOf(word: string): Notice['state'] {
  const lower = word.toLowerCase();
  if (lower === 'completed') return 'completed';
  return lower === 'canceled' || lower === 'cancelled' ? 'canceled' : 'active';
}
