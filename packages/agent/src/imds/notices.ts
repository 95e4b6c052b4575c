/** What EC2 announces: scheduled events, spot interruption, rebalance recommendation, Auto Scaling's plan. Pure parsers. */
import type { Notice } from '@herald/protocol/notices';
import { imdsFault } from './imds-faults.ts';
import { parseObject, parseObjects, parseText, textField } from './parse-values.ts';

/** A notice before the agent adds when it first saw it. */
export type FoundNotice = Omit<Notice, 'seenAt'>;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `21 Jan 2019 09:00:43 GMT`, as events have it, or ISO 8601, as the rest. Throws `imds/garbage`. */
export function parseInstant(text: string): string {
  const match = /^(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text.trim());
  if (match) {
    const [, day, month, year, hour, minute, second] = match;
    const monthIndex = months.indexOf((month ?? '').toLowerCase());
    const ms = Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second));
    const isReal = monthIndex !== -1 && new Date(ms).getUTCDate() === Number(day);
    if (isReal) return new Date(ms).toISOString();
  } else if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/.test(text.trim())) {
    const ms = Date.parse(text.trim());
    if (Number.isFinite(ms)) return new Date(ms).toISOString();
  }
  throw imdsFault('imds/garbage');
}

/** `events/maintenance/scheduled` and `events/maintenance/history`. The state may stand in the description only: "[Completed] ...". */
export function parseScheduledEvents(text: string): FoundNotice[] {
  if (text.trim() === '') return [];
  return parseObjects(text).map((event) => {
    const code = textField(event, 'Code', 64);
    if (code === undefined) throw imdsFault('imds/garbage');
    const described = textField(event, 'Description', 500) ?? code;
    const mark = /^\[(completed|cancell?ed)\]\s*/i.exec(described);
    const startsAt = instantField(event, 'NotBefore');
    const endsAt = instantField(event, 'NotAfter');
    const deadlineAt = instantField(event, 'NotBeforeDeadline');
    return {
      kind: 'scheduled-event',
      id: textField(event, 'EventId', 128) ?? `${code}@${startsAt ?? ''}`,
      code,
      description: described.slice(mark?.[0].length ?? 0) || code,
      state: stateOf(mark?.[1] ?? textField(event, 'State') ?? 'active'),
      ...(startsAt && { startsAt }),
      ...(endsAt && { endsAt }),
      ...(deadlineAt && { deadlineAt }),
    };
  });
}

/** `spot/instance-action`: there only within the two minutes before the interruption. */
export function parseSpotAction(text: string): FoundNotice {
  const notice = parseObject(text);
  const action = textField(notice, 'action', 64);
  const startsAt = instantField(notice, 'time');
  if (action === undefined || startsAt === undefined) throw imdsFault('imds/garbage');
  return {
    kind: 'spot-interruption',
    id: `spot-interruption@${startsAt}`,
    code: action,
    description: `EC2 takes this spot instance back: ${action}.`,
    state: 'active',
    startsAt,
  };
}

/** `events/recommendations/rebalance`. */
export function parseRebalance(text: string): FoundNotice {
  const noticedAt = instantField(parseObject(text), 'noticeTime');
  if (noticedAt === undefined) throw imdsFault('imds/garbage');
  return {
    kind: 'rebalance-recommendation',
    id: `rebalance-recommendation@${noticedAt}`,
    code: 'rebalance',
    description: 'This spot instance is at a higher risk of interruption; EC2 recommends to move its work.',
    state: 'active',
    startsAt: noticedAt,
  };
}

/** `autoscaling/target-lifecycle-state`: worth a notice only where the group plans something else than service. */
export function parseLifecycle(text: string): FoundNotice | undefined {
  const target = parseText(text, 64);
  if (target === undefined || target === 'InService') return undefined;
  return {
    kind: 'lifecycle-change',
    id: `lifecycle-change:${target}`,
    code: target,
    description: `Auto Scaling moves this instance to the state ${target}.`,
    state: 'active',
  };
}

function stateOf(word: string): Notice['state'] {
  const lower = word.toLowerCase();
  if (lower === 'completed') return 'completed';
  return lower === 'canceled' || lower === 'cancelled' ? 'canceled' : 'active';
}

function instantField(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const text = textField(object, name, 64);
  return text === undefined ? undefined : parseInstant(text);
}
