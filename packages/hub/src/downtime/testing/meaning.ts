/** What typed words mean, in one line that a table can hold. */
import { zoned } from '../../format/zone-time.ts';
import { parseWhen } from '../parse-when.ts';

/** Monday 2 March 2026, 10:00 in Berlin (UTC+1). */
export const mondayMorning = { nowMs: Date.parse('2026-03-02T09:00:00Z'), zone: 'Europe/Berlin' };

/** `7 Mar 22:00 90m`, with the zone where it is another; `hours? A | B` where it is asked which hours, with the meaning of each choice; `refused`. */
export function meaning(typed: string, options = mondayMorning): string {
  const outcome = parseWhen(typed, options);
  if (outcome.kind === 'not-understood') return 'refused';
  if (outcome.kind === 'asks')
    return [`${outcome.about}?`, outcome.choices.map(({ text }) => meaning(text, options)).join(' | ')]
      .join(' ')
      .trim();
  const { startsAtMs, lastsSeconds, zone, rrule } = outcome.when;
  const start = zoned(startsAtMs, zone);
  const day = `${start.day} ${months[start.month - 1]}${start.year === 2026 ? '' : ` ${start.year}`}`;
  const time = start.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${day} ${time} ${lastsSeconds / 60}m${zone === options.zone ? '' : ` ${zone}`}${rrule === undefined ? '' : ` ${rrule}`}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
