/** What people planned and what they called wrong, held against what Herald shows of it. */
import type { MonthEvent } from './month.ts';
import { announcementsChannel } from './month-guild.ts';
import type { PlayedMonth } from './play-month.ts';

/** Each window is one event of the server with the times that were meant, and was announced once, wherever it was planned. */
export function windowsDiffer({ played, shownEvents, said }: Pick<PlayedMonth, 'played' | 'shownEvents' | 'said'>) {
  const planned = said.filter(({ place, words }) => place === announcementsChannel && words.includes('Planned: '));
  return played.flatMap((event) => {
    if (event.kind !== 'window') return [];
    const { title, startsAtMs, endsAtMs } = event;
    const isOfIt = (words: string) => new RegExp(`${title}(?![\\w-])`).test(words);
    const shown = shownEvents.filter(({ name }) => isOfIt(name));
    const announced = planned.filter(({ words }) => isOfIt(words)).length;
    const [only] = shown;
    const isAsMeant = shown.length === 1 && only?.startsAtMs === startsAtMs && only.endsAtMs === endsAtMs;
    const instant = (ms: number) => new Date(ms).toISOString();
    return [
      ...(isAsMeant
        ? []
        : [
            `"${title}" is shown as ${JSON.stringify(shown)}, should be ${instant(startsAtMs)} to ${instant(endsAtMs)} ("${event.when}")`,
          ]),
      ...(announced === 1 ? [] : [`"${title}" was announced ${announced} times`]),
    ];
  });
}

/** The words of each question whose asker pressed "Not what I asked" are kept once, and gone where the message was deleted. */
export function missesDiffer(played: readonly MonthEvent[], misses: readonly string[]): string[] {
  const deleted = new Set(played.flatMap((event) => (event.kind === 'delete' ? [event.messageId] : [])));
  const pressed = new Set(
    played.flatMap((event) =>
      event.kind === 'press' && event.button === 'not-it' && !deleted.has(event.messageId) ? [event.messageId] : [],
    ),
  );
  const texts = played.flatMap((event) => (event.kind === 'message' && pressed.has(event.id) ? [event.text] : []));
  const left = [...misses];
  const missing = texts.filter((text) => {
    const at = left.findIndex((miss) => miss.trim() === text.trim());
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((text) => `"${text}" was called wrong and is not among the misses`),
    ...left.map((text) => `"${text}" is among the misses and nobody called it wrong`),
  ];
}
