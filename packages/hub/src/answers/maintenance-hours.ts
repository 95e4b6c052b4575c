/** Which of several windows lie outside business hours, or in a part of the day: "which of these is at night?" */
import type { Downtime } from '../domain/downtime.ts';
import { spanOf } from '../format/downtime-span.ts';
import { say, strong, type Text } from '../format/text.ts';
import { capitalised, listInWords } from '../format/words.ts';
import { zoned } from '../format/zone-time.ts';

/** Monday to Friday, in the zone of the registry: said, since nobody set them. */
const [opensAt, closesAt] = [8, 18];
const hourMs = 3_600_000;

export function hoursWords(windows: readonly Downtime[], zone: string, text: string): [Text, ...Text[]] {
  const part = partsOfDay.find(({ words }) => words.test(text));
  if (part) {
    const then = windows.filter((window) => part.holds(zoned(window.startsAtMs, zone)));
    return then.length === 0
      ? [say`${strong(`None of them is ${part.name}.`)}`]
      : [say`${strong(`${capitalised(part.name)}:`)} ${listOf(then)}.`];
  }
  const told = windows.map((window) => {
    const from = zoned(window.startsAtMs, zone);
    const hours = (window.endsAtMs - window.startsAtMs) / hourMs;
    const [begins, ends] = [from.hour + from.minute / 60, from.hour + from.minute / 60 + hours];
    const isWeekend = from.dayOfWeek > 5;
    const isOutside = (isWeekend && ends <= 24) || ends <= opensAt || (begins >= closesAt && ends <= 24 + opensAt);
    const isInside = !isWeekend && begins >= opensAt && ends <= closesAt;
    return { window, kind: isOutside ? 'outside' : isInside ? 'within' : 'partly within' };
  });
  const of = (kind: string) => listOf(told.filter((one) => one.kind === kind).map(({ window }) => window));
  const [outside, within, partly] = [of('outside'), of('within'), of('partly within')];
  const line = (lead: string, list: Text): Text[] => (list.length > 0 ? [say`${strong(lead)} ${list}.`] : []);
  const [first, ...rest] = [
    ...line('Outside business hours:', outside),
    ...line('Partly within:', partly),
    ...line('Within business hours:', within),
  ];
  const hours = say`I take business hours to be Monday to Friday, ${opensAt}:00 to ${closesAt}:00 (${zone}).`;
  return outside.length > 0 || !first
    ? [first ?? hours, ...rest, hours]
    : [say`${strong('None of them is outside business hours.')}`, first, ...rest, hours];
}

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
