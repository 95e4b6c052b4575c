/** Which of several windows lie outside business hours, or in a part of the day: "which of these is at night?" */
import type { Downtime } from '../domain/downtime.ts';
import { type BusinessHours, businessSecondsBetween } from '../downtime/business-hours.ts';
import { spanOf } from '../format/downtime-span.ts';
import { say, strong, type Text } from '../format/text.ts';
import { capitalised, listInWords } from '../format/words.ts';
import { zoned } from '../format/zone-time.ts';

/** `inquiries`: the hours and holidays of the registry, as the time to an answer is reckoned by. */
export function hoursWords(
  windows: readonly Downtime[],
  { zone, inquiries }: { zone: string; inquiries: BusinessHours },
  text: string,
): [Text, ...Text[]] {
  const part = partsOfDay.find(({ words }) => words.test(text));
  if (part) {
    const then = windows.filter((window) => part.holds(zoned(window.startsAtMs, zone)));
    return then.length === 0
      ? [say`${strong(`None of them is ${part.name}.`)}`]
      : [say`${strong(`${capitalised(part.name)}:`)} ${listOf(then)}.`];
  }
  const told = windows.map((window) => {
    const worked = businessSecondsBetween(window.startsAtMs, window.endsAtMs, inquiries);
    const isInside = worked >= (window.endsAtMs - window.startsAtMs) / 1000;
    return { window, kind: worked === 0 ? 'outside' : isInside ? 'within' : 'partly within' };
  });
  const of = (kind: string) => listOf(told.filter((one) => one.kind === kind).map(({ window }) => window));
  const [outside, within, partly] = [of('outside'), of('within'), of('partly within')];
  const line = (lead: string, list: Text): Text[] => (list.length > 0 ? [say`${strong(lead)} ${list}.`] : []);
  const [first, ...rest] = [
    ...line('Outside business hours:', outside),
    ...line('Partly within:', partly),
    ...line('Within business hours:', within),
  ];
  const hours = say`${businessHoursInWords(inquiries)}`;
  return outside.length > 0 || !first
    ? [first ?? hours, ...rest, hours]
    : [say`${strong('None of them is outside business hours.')}`, first, ...rest, hours];
}

/** "Business hours are Monday to Friday, 09:00 to 18:00 (Europe/Berlin), without holidays." */
function businessHoursInWords({ workingDays, opensLocal, closesLocal, zone, holidays }: BusinessHours): string {
  const [first = 1] = workingDays;
  const last = workingDays.at(-1) ?? first;
  const isRow = workingDays.length > 2 && last - first === workingDays.length - 1;
  const days = isRow
    ? `${dayNames[first - 1]} to ${dayNames[last - 1]}`
    : listInWords(workingDays.map((day) => dayNames[day - 1] ?? ''));
  const except = holidays.length > 0 ? ', without holidays' : '';
  return `Business hours are ${days}, ${opensLocal} to ${closesLocal} (${zone})${except}.`;
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function listOf(windows: readonly Downtime[]): Text {
  return windows
    .map((window) => say`${listInWords([...window.services, ...window.hosts].slice(0, 3))}, ${spanOf(window)}`)
    .reduce<Text>((all, next) => (all.length === 0 ? next : say`${all}; ${next}`), []);
}

type Local = ReturnType<typeof zoned>;

/** By when it begins. */
const partsOfDay: readonly { name: string; words: RegExp; holds(begins: Local): boolean }[] = [
  { name: 'at night', words: /\bnight\b/i, holds: ({ hour }) => hour >= 22 || hour < 6 },
  { name: 'in the evening', words: /\bevenings?\b/i, holds: ({ hour }) => hour >= 17 },
  { name: 'in the morning', words: /\bmornings?\b/i, holds: ({ hour }) => hour >= 5 && hour < 12 },
  { name: 'in the afternoon', words: /\bafternoons?\b/i, holds: ({ hour }) => hour >= 12 && hour < 18 },
  { name: 'during the day', words: /\bday ?time\b|\bduring the day\b/i, holds: ({ hour }) => hour >= 6 && hour < 20 },
  { name: 'at the weekend', words: /\bweek-?ends?\b/i, holds: ({ dayOfWeek }) => dayOfWeek > 5 },
];
