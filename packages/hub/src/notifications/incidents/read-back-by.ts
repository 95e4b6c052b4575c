/** "back by 20:45", "ETA 9pm", "20 more minutes": when an engineer who types a line expects it to be back. */
import { takeZone } from '../../downtime/when/take-zone.ts';
import { localText, zoned } from '../../format/zone-time.ts';

/** Further away it is another day's matter, or a time of the past that was read as one of tomorrow. */
const furthestMs = 12 * 3_600_000;

const lead = String.raw`(?:(?:back|up|fixed|done|ready|online|live|working|restored|resolved|expected|update)(?:\s+again)?\s+(?:by|at|around|about|~|before|until)|by|until|till|eta:?|est\.?|before)`;
const clock = new RegExp(
  String.raw`\b${lead}\s*(?:about\s+|around\s+|~\s*)?([01]?\d|2[0-3])(?:[:.h]([0-5]\d))?\s*(a\.?m\.?|p\.?m\.?)?(?![\d%:.]\d|\d|\s*(?:%|servers?|hosts?|m\b|min|h\b|hours?))`,
  'iu',
);
const span =
  /\b(?:in|within|another|about|eta:?|~)\s*(?:about\s+|around\s+|approx\.?\s+|another\s+|~\s*)?(\d{1,3}|an?|half an)\s*(minutes?|mins?|m|hours?|hrs?|h)\b|\b(\d{1,3})\s*(?:more|another)\s*(minutes?|mins?|hours?|hrs?)\b/iu;

/** The next such time in the zone that stands behind it, else in `zone`; nothing where the line names none. */
export function readBackBy(line: string, nowMs: number, zone: string): number | undefined {
  return readClock(line, nowMs, zone) ?? readSpan(line, nowMs);
}

function readClock(line: string, nowMs: number, ownZone: string): number | undefined {
  const found = clock.exec(line);
  if (!found) return undefined;
  const zone = zoneBehind(line.slice(found.index + found[0].length), ownZone);
  const [, hourText = '', minuteText, half] = found;
  // "by 3" may be three of anything.
  if (minuteText === undefined && half === undefined) return undefined;
  const written = Number(hourText);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const isAfternoon = half?.toLowerCase().startsWith('p') === true;
  const hour = half === undefined ? written : (written % 12) + (isAfternoon ? 12 : 0);
  const today = zoned(nowMs, zone).with({
    hour,
    minute: Number(minuteText ?? 0),
    second: 0,
    millisecond: 0,
    microsecond: 0,
    nanosecond: 0,
  });
  const isPast = today.epochMilliseconds < nowMs && localText(nowMs, zone).slice(11) !== clockOf(hour, minuteText);
  const next = isPast ? today.add({ days: 1 }) : today;
  const atMs = next.epochMilliseconds;
  return atMs - nowMs > furthestMs ? undefined : atMs;
}

/** "13:00 UTC", "1:30 pm (New York)": what follows the time and is nothing but a zone. */
function zoneBehind(rest: string, ownZone: string): string {
  const words = /^\s*\(?([\p{L}+][\p{L}\d+:/_-]*)(?:\s+(\p{L}+))?/u.exec(rest);
  if (!words) return ownZone;
  const [, first = '', second = ''] = words;
  for (const typed of [`${first} ${second}`.trim(), first]) {
    const { found, rest: left } = takeZone(typed, ownZone);
    if (found && found.kind !== 'ambiguous' && left.trim() === '') return found.zone;
  }
  return ownZone;
}

function readSpan(line: string, nowMs: number): number | undefined {
  const found = span.exec(line);
  if (!found) return undefined;
  const count = (found[1] ?? found[3] ?? '').toLowerCase();
  const unitMs = /^h/i.test(found[2] ?? found[4] ?? '') ? 3_600_000 : 60_000;
  const many = count === 'half an' ? 0.5 : /^an?$/.test(count) ? 1 : Number(count);
  const lengthMs = many * unitMs;
  return lengthMs > 0 && lengthMs <= furthestMs ? nowMs + lengthMs : undefined;
}

function clockOf(hour: number, minuteText: string | undefined): string {
  return `${String(hour).padStart(2, '0')}:${minuteText ?? '00'}`;
}
