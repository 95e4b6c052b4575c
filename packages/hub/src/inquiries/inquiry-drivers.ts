/** What drove the change: the services whose questions became more, or fewer. */
import { say, type Text } from '../format/text.ts';
import { inOrder, listInWords } from '../format/words.ts';
import type { DigestPeriod } from './digest-period.ts';
import type { InquiryReport } from './inquiry-report.ts';
import { rankedServices } from './inquiry-words.ts';
import type { InquiryDay } from './metric.ts';

/** Of the last seven whole days against the seven before; empty where nothing changed or nothing reached engineers. */
export function inquiryDrivers({ days }: Pick<InquiryReport, 'days'>): Text[] {
  // Today still runs.
  const whole = days.slice(0, -1);
  const words = driversWords(whole.slice(-7), whole.slice(-14, -7), 'week');
  return words === '' ? [] : [say`${words}`];
}

/** The services whose questions changed most, in the direction and against it. */
export function driversWords(days: readonly InquiryDay[], before: readonly InquiryDay[], period: DigestPeriod): string {
  const now = new Map(rankedServices(days).map(({ service, count }) => [service, count]));
  const then = new Map(rankedServices(before).map(({ service, count }) => [service, count]));
  const changes = [...new Set([...now.keys(), ...then.keys()])]
    .map((service) => ({
      service,
      count: now.get(service) ?? 0,
      change: (now.get(service) ?? 0) - (then.get(service) ?? 0),
    }))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || inOrder(a.service, b.service));
  const named = (list: typeof changes) =>
    list.map(
      ({ service, count, change }) => `${service} (${count}, ${change < 0 ? `${-change} fewer` : `${change} more`})`,
    );
  if (before.length > 0) {
    const fewer = named(changes.filter(({ change }) => change < 0).slice(0, 3));
    const more = named(changes.filter(({ change }) => change > 0).slice(0, 3));
    const words = [
      ...(more.length === 0 ? [] : [`More about ${listInWords(more)}.`]),
      ...(fewer.length === 0 ? [] : [`Fewer about ${listInWords(fewer)}.`]),
    ];
    if (words.length > 0) return words.join(' ');
  }
  const top = rankedServices(days)
    .slice(0, 3)
    .map(({ service, count }) => `${service} (${count})`);
  return top.length === 0 ? '' : `Most asked of engineers last ${period}: ${listInWords(top)}.`;
}
