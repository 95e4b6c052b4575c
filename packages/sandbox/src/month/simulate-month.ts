/** Makes a month from a seed: 40 CSMs, 10 engineers, 12 services, incidents, EC2 events, windows, and Herald switched on half way. */
import type { Month, MonthEvent, MonthMessage, MonthService } from './month.ts';
import { keysOf, monthChannels, monthServices, somePeople } from './month-cast.ts';
import { chatter, engineerReply, requestOfEngineers, statusQuestion, windowWords } from './phrasing.ts';
import { seededChance } from './seeded-random.ts';

/** Monday 1 June 2026, midnight in Berlin, which is on UTC+2 all month. */
const startsAtMs = Date.UTC(2026, 4, 31, 22);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Asked an hour of the working day, from 8 to 18: most in the late morning and after lunch. */
const busyHours = [1, 4, 7, 8, 6, 4, 6, 7, 5, 3, 1];

/** Herald is switched on after so much of it: a Monday in a whole month. */
const shareBefore = 14 / 30;

/** `days` and `busyness` (1 for as much as 40 CSMs write): less of both makes a month for a quick look. */
export function simulateMonth(
  seed: number,
  { days: dayCount = 30, busyness = 1 }: { days?: number; busyness?: number } = {},
): Month {
  const switchDay = Math.max(1, Math.floor(dayCount * shareBefore));
  const chance = seededChance(seed);
  const people = [...somePeople('csm', 40), ...somePeople('engineer', 10)];
  const csms = keysOf(people, 'csm');
  const engineers = keysOf(people, 'engineer');
  const switchesAtMs = startsAtMs + switchDay * dayMs;
  const events: MonthEvent[] = [
    { kind: 'mode', atMs: startsAtMs, mode: 'observe' },
    { kind: 'mode', atMs: switchesAtMs, mode: 'answer' },
  ];
  let messages = 0;
  /** Windows on one service at the same time are one window to Herald; here each is told from the others. */
  const taken = new Set<string>();
  for (let day = 0; day < dayCount; day += 1) simulateDay(day);
  const endsAtMs = startsAtMs + dayCount * dayMs;
  // What would come of it later is not part of the month.
  const own = events.filter(({ atMs }) => atMs < endsAtMs).sort((a, b) => a.atMs - b.atMs);
  return {
    seed,
    zone: 'Europe/Berlin',
    startsAtMs,
    endsAtMs,
    switchesAtMs,
    people,
    channels: monthChannels,
    services: monthServices,
    events: own,
  };

  function simulateDay(day: number): void {
    const isFree = day % 7 > 4;
    const isOn = day >= switchDay;
    // Before: about 50 a day reach engineers. After: fewer each day, and more ask Herald.
    const toEngineers = isOn ? Math.max(22, 44 - (day - switchDay) * 1.6) : 50;
    const toHerald = isOn ? 24 + (day - switchDay) * 1.5 : 0;
    const share = isFree ? 0.05 * busyness : busyness;
    repeat(chance.count(toEngineers * share), () => ask(day, 'engineers'));
    repeat(chance.count(toHerald * share), () => ask(day, 'herald'));
    repeat(chance.count(8 * share), () => ask(day, 'channel'));
    repeat(chance.count(55 * share), () => talk(day));
    if (!isFree && chance.happens(0.2)) breakHost(day);
    if (chance.happens(0.12)) announceEvent(day);
    if (!isFree && chance.happens(0.2)) planWindow(day);
  }

  function ask(day: number, putTo: 'engineers' | 'herald' | 'channel', service = aService(), atMs = aTime(day)): void {
    const inAsk = putTo === 'engineers' && chance.happens(0.55);
    const message: MonthMessage = {
      kind: 'message',
      id: nextMessageId(),
      atMs,
      author: chance.pick(csms),
      channel: inAsk ? 'ask' : chance.pick(['status', 'csm-emea', 'csm-us']),
      text: statusQuestion(service, chance),
      ...(putTo === 'herald' && { mentions: { who: 'herald' as const } }),
      ...(putTo === 'engineers' && !inAsk && { mentions: aMention() }),
      truth: { isInquiry: true, putTo, service: service.name },
    };
    events.push(message);
    follow(message, putTo);
  }

  /** What comes of a question: a press, a reply, a deletion. */
  function follow({ id, atMs, author }: MonthMessage, putTo: 'engineers' | 'herald' | 'channel'): void {
    const isOn = atMs >= switchesAtMs;
    const button = isOn ? aButton(putTo) : undefined;
    const pressAtMs = atMs + Math.round(chance.length(2, 0.6) * minuteMs);
    if (button) events.push({ kind: 'press', atMs: pressAtMs, author, messageId: id, button });
    const needsReply = putTo === 'engineers' || button === 'still-need';
    if (needsReply && chance.happens(0.95)) {
      const after = chance.length(isOn ? 60 : 100, 1) * minuteMs;
      const replyAtMs = nextWorkingMoment(Math.max(atMs, pressAtMs) + Math.round(after));
      events.push({
        kind: 'engineer-reply',
        atMs: replyAtMs,
        author: chance.pick(engineers),
        messageId: id,
        text: engineerReply(chance),
        ...(button !== 'still-need' && { unlessContent: true }),
      });
    }
    if (chance.happens(0.01))
      events.push({ kind: 'delete', atMs: atMs + chance.between(5, 20) * hourMs, messageId: id });
  }

  function aButton(putTo: 'engineers' | 'herald' | 'channel'): 'that-answers' | 'still-need' | 'not-it' | undefined {
    const weights = putTo === 'engineers' ? [30, 20, 0, 50] : [25, 5, 6, 64];
    return (['that-answers', 'still-need', 'not-it', undefined] as const)[chance.weighted(weights)];
  }

  function talk(day: number): void {
    const isRequest = chance.happens(0.15);
    const channel = isRequest ? 'ask' : chance.pick(['status', 'csm-emea', 'csm-us']);
    events.push({
      kind: 'message',
      id: nextMessageId(),
      atMs: aTime(day),
      author: chance.happens(0.2) && !isRequest ? chance.pick(engineers) : chance.pick(csms),
      channel,
      text: isRequest ? requestOfEngineers(chance) : chatter(aService(), chance),
      truth: { isInquiry: false },
    });
  }

  /** People ask more while something is down. */
  function breakHost(day: number): void {
    const service = aService();
    const host = chance.pick(service.hosts as [string, ...string[]]);
    const downAtMs = aTime(day);
    const upAtMs = downAtMs + chance.between(60, 180) * minuteMs;
    events.push({ kind: 'host-down', atMs: downAtMs, host }, { kind: 'host-up', atMs: upAtMs, host });
    if (service.hosts.length > service.needs) return;
    const isOn = day >= switchDay;
    repeat(chance.count(6), () =>
      ask(
        day,
        isOn && chance.happens(0.6) ? 'herald' : 'engineers',
        service,
        chance.between(downAtMs + 2 * minuteMs, upAtMs),
      ),
    );
  }

  function announceEvent(day: number): void {
    const host = chance.pick(aService().hosts as [string, ...string[]]);
    const beginsAtMs = startsAtMs + (day + chance.between(2, 9)) * dayMs + chance.between(0, 5) * hourMs;
    events.push({
      kind: 'scheduled-event',
      atMs: aTime(day),
      host,
      eventId: `instance-event-${seed}-${day}`,
      startsAtMs: beginsAtMs,
      endsAtMs: beginsAtMs + 2 * hourMs,
    });
  }

  function planWindow(day: number): void {
    const ahead = chance.between(1, 8);
    const hour = chance.between(19, 22);
    const service = aService().name;
    const evening = `${service} ${day + ahead}`;
    if (taken.has(evening)) return;
    taken.add(evening);
    const beginsAtMs = startsAtMs + (day + ahead) * dayMs + hour * hourMs;
    const endsAtMs = beginsAtMs + chance.pick([30, 60, 90]) * minuteMs;
    events.push({
      kind: 'window',
      atMs: aTime(day),
      author: chance.pick(engineers),
      by: chance.happens(0.6) ? 'command' : 'registry',
      title: `Work number ${taken.size} on ${service}`,
      service,
      when: windowWords({ startsAtMs: beginsAtMs, endsAtMs, isWithinDays: ahead < 7 }, chance),
      startsAtMs: beginsAtMs,
      endsAtMs,
    });
  }

  function nextMessageId(): string {
    messages += 1;
    return `m${messages}`;
  }

  function aMention(): NonNullable<MonthMessage['mentions']> {
    return chance.happens(0.7) ? { who: 'engineers' } : { who: 'engineer', key: chance.pick(engineers) };
  }

  /** Some services are asked about far more than others. */
  function aService(): MonthService {
    const index = chance.weighted([9, 7, 9, 4, 3, 5, 3, 2, 2, 4, 1, 1]);
    return monthServices[index] ?? (monthServices[0] as MonthService);
  }

  function aTime(day: number): number {
    const hour = 8 + chance.weighted(busyHours);
    return startsAtMs + day * dayMs + hour * hourMs + chance.between(0, hourMs - 1);
  }
}

/** Engineers reply while they work: 9 to 18, Monday to Friday; later it is the next morning. */
function nextWorkingMoment(atMs: number): number {
  const sinceStart = atMs - startsAtMs;
  const day = Math.floor(sinceStart / dayMs);
  const inDay = sinceStart - day * dayMs;
  if (day % 7 > 4) return startsAtMs + (day - (day % 7) + 7) * dayMs + 9 * hourMs + (inDay % hourMs);
  if (inDay < 9 * hourMs) return startsAtMs + day * dayMs + 9 * hourMs + (inDay % hourMs);
  if (inDay < 18 * hourMs) return atMs;
  return nextWorkingMoment(startsAtMs + (day + 1) * dayMs + 9 * hourMs + (inDay % hourMs));
}

function repeat(times: number, act: () => void): void {
  for (let count = 0; count < times; count += 1) act();
}
