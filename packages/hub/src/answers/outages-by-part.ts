/** "Outages by hour?", "per month this quarter": how those of a time spread over its parts. */
import type { Question } from '@herald/understanding/question';
import { asPlain, say, strong } from '../format/text.ts';
import { capitalised, lengthInWords, listInWords, plural } from '../format/words.ts';
import { zoned } from '../format/zone-time.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { downSeconds } from './history.ts';
import { outageRows } from './outage-rows.ts';
import { type Counting, calm, outagesIn, thatWereDown } from './ranked-outages.ts';

const parts = ['hour', 'weekday', 'day', 'week', 'month'] as const;
type Part = (typeof parts)[number];

/** By which part its words ask. */
export function partAsked({ turns }: Pick<Question, 'turns'>): Part | undefined {
  return parts.find((part) => turns.includes(`per-${part}`));
}

/** Those parts in which something was down, in their order. */
export async function tellByPart(part: Part, counting: Counting): Promise<Answer> {
  const { names, period, readModel } = counting;
  const { registry, nowMs } = readModel;
  const down = thatWereDown(await outagesIn(counting));
  if (down.length === 0) return bareAnswer('history', names, await calm(counting, 'No outages'));
  const found = [...Map.groupBy(down, ({ incident }) => keyOf(part, incident.startedAtMs, registry.zone))]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([key, those]) => `${nameOf(part, key)} ${those.length} (${lengthInWords(downSeconds(those, nowMs))})`);
  const whose = names.length > 0 ? ` of ${listInWords(names)}` : '';
  const head = `${capitalised(plural(down.length, 'outage'))}${whose} ${period.words}, by ${part}:`;
  return {
    ...bareAnswer('history', names, say`${strong(head)} ${listInWords(found)}.`, [
      asPlain(say`Each counts where it began${part === 'hour' ? `; times are of ${registry.zone}` : ''}.`),
    ]),
    groups: outageRows(down, readModel),
  };
}

/** Sorts as the parts follow each other. */
function keyOf(part: Part, atMs: number, zone: string): string {
  const at = zoned(atMs, zone);
  if (part === 'hour') return String(at.hour).padStart(2, '0');
  if (part === 'weekday') return String(at.dayOfWeek);
  const day = part === 'week' ? at.subtract({ days: at.dayOfWeek - 1 }) : part === 'month' ? at.with({ day: 1 }) : at;
  return day.toPlainDate().toString();
}

function nameOf(part: Part, key: string): string {
  if (part === 'hour') return `${key}:00 to ${key}:59`;
  if (part === 'weekday') return weekdays[Number(key) - 1] ?? key;
  const name = (part === 'month' ? monthName : dayName).format(Date.parse(`${key}T00:00:00Z`));
  return part === 'week' ? `week from ${name}` : name;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayName = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
