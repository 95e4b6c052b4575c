/** The feed as a calendar sees it: read by ical.js, which shares no code with the writer. */
import { fakeClock } from '@herald/protocol/fake-clock';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import type { Downtime } from '../../domain/downtime.ts';
import { aDowntime, aPlan, aPlannedFleet, aRegistry } from '../testing/planned-fleet.ts';
import { feedSpan, writeFeed } from './write-feed.ts';

const starts = Date.UTC(2026, 2, 28, 21);
const registry = aRegistry();

const feedOf = (...downtimes: Downtime[]) =>
  writeFeed({ downtimes, registry, nowMs: starts - 86_400_000, name: 'Planned downtime' });

/** What a calendar reads: it knows the zones only from the feed itself. */
function read(feed: string) {
  const calendar = new ICAL.Component(ICAL.parse(feed));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      startsAtMs: event.startDate.toUnixTime() * 1000,
      endsAtMs: event.endDate.toUnixTime() * 1000,
      status: component.getFirstPropertyValue('status'),
    };
  });
}

/** A subscribed calendar: by UID, a higher SEQUENCE replaces, CANCELLED takes away. */
function subscribe() {
  const shown = new Map<string, ReturnType<typeof read>[number]>();
  return {
    shown,
    look(feed: string) {
      for (const event of read(feed)) {
        const known = shown.get(event.uid);
        if (known && event.sequence < known.sequence) throw new Error('an older version came back');
        const isChanged = known && JSON.stringify(known) !== JSON.stringify(event);
        if (isChanged && event.sequence === known.sequence) throw new Error('it changed without a new SEQUENCE');
        if (event.status === 'CANCELLED') shown.delete(event.uid);
        else shown.set(event.uid, event);
      }
    },
  };
}

it('is read as the same window, at the same instants', () => {
  expect(read(feedOf(aDowntime()))).toEqual([
    {
      uid: 'discord/p1@herald',
      sequence: 0,
      summary: 'exports is down: Move exports to new disks',
      description: null,
      startsAtMs: starts,
      endsAtMs: starts + 5_400_000,
      status: 'CONFIRMED',
    },
  ]);
});

it('shows a subscribed calendar updates, moves and the cancellation of one entry', async () => {
  const clock = fakeClock(starts - 20 * 86_400_000);
  const fleet = aPlannedFleet(clock, { plans: [aPlan()] });
  const calendar = subscribe();
  const look = () => {
    fleet.calendar.refresh();
    const downtimes = fleet.calendar.all(feedSpan(clock.now()));
    calendar.look(writeFeed({ downtimes, registry, nowMs: clock.now(), name: 'Planned downtime' }));
    fleet.sources.announced = new Map(downtimes.map((downtime) => [downtime.id, downtime]));
    return [...calendar.shown.values()];
  };
  expect(look()).toMatchObject([{ startsAtMs: starts, sequence: 0 }]);
  expect(look()).toMatchObject([{ sequence: 0 }]);
  fleet.sources.plans = [aPlan({ customers: 'Exports are late.' })];
  expect(look()).toMatchObject([{ sequence: 1, description: 'Exports are late.' }]);
  fleet.sources.plans = [aPlan({ startsLocal: '2026-03-29T22:00' })];
  expect(look()).toMatchObject([{ sequence: 2, startsAtMs: Date.UTC(2026, 2, 29, 20) }]);
  fleet.sources.plans = [aPlan({ startsLocal: '2026-03-29T22:00', cancelledAtMs: clock.now() })];
  expect(look()).toEqual([]);
});

it('ends an entry when somebody said that it was over before its time', () => {
  const downtime = aDowntime({ state: 'running' });
  const { startsAtMs, endsAtMs, revision } = downtime;
  const calendar = subscribe();
  calendar.look(feedOf(downtime));
  const finished = { ...downtime, state: 'finished' as const };
  calendar.look(feedOf({ ...finished, finishedAtMs: startsAtMs + 120_000 }));
  const shown = () => [...calendar.shown.values()].map((event) => [event.endsAtMs, event.sequence]);
  expect(shown()).toEqual([[startsAtMs + 120_000, revision + 1]]);
  // In its own time, or said late: as planned.
  for (const late of [{}, { finishedAtMs: endsAtMs + 60_000 }])
    expect(read(feedOf({ ...finished, ...late }))).toMatchObject([{ endsAtMs, sequence: revision }]);
});

it('takes an entry away that its source forgot', () => {
  const clock = fakeClock(starts - 20 * 86_400_000);
  const fleet = aPlannedFleet(clock, { plans: [aPlan()] });
  const downtimes = fleet.calendar.all(feedSpan(clock.now()));
  fleet.sources.announced = new Map(downtimes.map((downtime) => [downtime.id, downtime]));
  fleet.sources.plans = [];
  fleet.calendar.refresh();
  const [event] = read(
    writeFeed({ downtimes: fleet.calendar.all(feedSpan(clock.now())), registry, nowMs: clock.now(), name: 'x' }),
  );
  expect(event).toMatchObject({ uid: 'discord/p1@herald', sequence: 1, status: 'CANCELLED' });
});

it('keeps every line within 75 bytes, and text as it was typed', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((typed) => !/\p{Cc}/u.test(typed));
  fc.assert(
    fc.property(text, (title) => {
      const feed = feedOf(aDowntime({ title, customers: `${title}; a, b\nand \\n more` }));
      for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(feed).not.toMatch(/(?<!\\)(?:\\\\)*\\\r\n/);
      const [event] = read(feed);
      expect(event?.summary).toBe(`exports is down: ${title}`);
      expect(event?.description).toBe(`${title}; a, b\nand \\n more`);
    }),
    { numRuns: 100 },
  );
});

it('folds no line between a backslash and what it escapes: Google Calendar does not show such an event', () => {
  for (let length = 1; length <= 80; length += 1) {
    const customers = `${'x'.repeat(length)}\nThen, a; b \\ c`;
    const feed = feedOf(aDowntime({ customers }));
    expect(feed).not.toMatch(/(?<!\\)(?:\\\\)*\\\r\n/);
    expect(read(feed)).toMatchObject([{ description: customers }]);
  }
});

it('keeps emoji and words whole that are spelt with joiners', () => {
  const title = 'Team 👩‍💻: به‌روزرسانی';
  expect(read(feedOf(aDowntime({ title })))).toMatchObject([{ summary: `exports is down: ${title}` }]);
});

it('holds no character that hides or turns what is read, as no page of Herald does', () => {
  const hidden = '\u202e\u2066\u200b\u0007\u001b\u0000\ufeff';
  const feed = feedOf(
    aDowntime({ title: `${hidden}gnp.exe`, customers: `${hidden}Exports wait`, plannedBy: `${hidden}Kim` }),
  );
  expect(feed).toContain('gnp.exe');
  expect(feed.match(/(?![\r\n])[\p{Cc}\p{Cf}]/gu)).toBeNull();
});

it('means the same instants in every zone, on both sides of every change of the clocks', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Africa/Casablanca',
    'UTC',
    '+02:00',
  ];
  const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, fc.integer({ min: 1, max: 2_000 }), (zone, start, lasts) => {
      const startsAtMs = start * 60_000;
      const endsAtMs = startsAtMs + lasts * 60_000;
      expect(read(feedOf(aDowntime({ zone, startsAtMs, endsAtMs })))).toMatchObject([{ startsAtMs, endsAtMs }]);
    }),
    { numRuns: 300, examples: [['Europe/Berlin', Date.UTC(2026, 9, 25, 0, 6) / 60_000, 54]] },
  );
});

it('has what RFC 5545 asks of every calendar and every event', () => {
  const calendar = new ICAL.Component(ICAL.parse(feedOf(aDowntime(), aDowntime({ id: 'b', state: 'cancelled' }))));
  for (const name of ['prodid', 'version']) expect(calendar.getFirstPropertyValue(name), name).toBeTruthy();
  const events = calendar.getAllSubcomponents('vevent');
  expect(events).toHaveLength(2);
  for (const event of events)
    for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'summary', 'sequence', 'status'])
      expect(event.getAllProperties(name), name).toHaveLength(1);
});

it('speaks of zones that have a name, each once and in their order; of an offset the times are in UTC', () => {
  const zonesOf = (...zones: string[]) => {
    const calendar = new ICAL.Component(
      ICAL.parse(feedOf(...zones.map((zone, at) => aDowntime({ id: `${at}`, zone })))),
    );
    return calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'));
  };
  expect(zonesOf('Europe/Berlin', 'America/New_York', 'Europe/Berlin', '+02:00', 'UTC', 'Etc/GMT')).toEqual([
    'America/New_York',
    'Europe/Berlin',
  ]);
  expect(read(feedOf(aDowntime({ zone: '+02:00' })))[0]?.startsAtMs).toBe(starts);
});

it('names the services that it is about, and covers 30 days back and a year and a day ahead', () => {
  const lines = (downtime: Downtime) => feedOf(downtime).split('\r\n');
  expect(lines(aDowntime({ services: ['exports', 'billing'] }))).toContain('CATEGORIES:exports,billing');
  expect(feedOf(aDowntime({ hosts: ['web-1'], services: [], takesDown: [] }))).not.toContain('CATEGORIES');
  const dayMs = 86_400_000;
  expect(feedSpan(starts)).toEqual({ fromMs: starts - 30 * dayMs, toMs: starts + 366 * dayMs });
});

it('is a calendar also when nothing is planned', () => {
  expect(read(feedOf())).toEqual([]);
});

it('has a component though nothing is planned, since RFC 5545 wants one', () => {
  const calendar = new ICAL.Component(ICAL.parse(feedOf()));
  expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
});
