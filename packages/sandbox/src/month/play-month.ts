/** Plays a month: a real hub with the real Discord client, a simulated fleet, and people who act in the sandbox's Discord. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDiscord } from '@herald/discord-sandbox/start-discord';
import { movableClock } from '@herald/protocol/movable-clock';
import { type SimulatedFleet, startSimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { createHubOfMonth, type Noted } from './hub-of-month.ts';
import type { Month, MonthEvent, MonthMessage } from './month.ts';
import { monthGuild, monthRegistry, pollMinutes, type RegistryState } from './month-guild.ts';
import { createPeopleOfMonth } from './people-of-month.ts';
import { type MonthFigures, readFigures } from './read-figures.ts';
import { listenToBot, type Said } from './said.ts';
import { seededChance } from './seeded-random.ts';

export type PlayedMonth = {
  month: Month;
  /** What really happened, with the times at which it did. */
  played: readonly MonthEvent[];
  /** What Herald made of each message, by the month's own ids. */
  noted: ReadonlyMap<string, Noted>;
  figures: MonthFigures;
  said: readonly Said[];
  readAtMs: number;
  kills: number;
  /** What people did again since Discord had told them that the application did not respond. */
  doneAgain: number;
  /** Windows as everybody sees them: the server's events, and the lines of #announcements. */
  shownEvents: readonly ShownEvent[];
  /** Messages that the hub never made up its mind about while it was waited for. */
  unheard: number;
  violations: readonly string[];
  errors: readonly string[];
};

export type ShownEvent = { name: string; startsAtMs: number; endsAtMs: number };

export type PlayOptions = { month: Month; kills?: number; onDay?(day: number): void };

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** Nights pass in longer steps than days, and both in shorter ones than a reading stays fresh. */
const longestStepMs = 2 * pollMinutes * minuteMs;
const mostWhileDead = 6;
/** Questions that are older than half an hour when the hub is back are noted and not answered, which would be another month. */
const longestDeadMs = 20 * minuteMs;
const longestPollRoundMs = 3_000;
/** Nobody was asked for so long: those that are left are not due yet. */
const pollRoundOverMs = 150;

export async function playMonth({ month, kills = 0, onDay }: PlayOptions): Promise<PlayedMonth> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-month-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const clock = movableClock(month.startsAtMs);
  const hostNames = month.services.flatMap(({ hosts }) => hosts);
  const fleet = stack.use(
    // Unsigned: for a moment of each step the clocks of hub and fleet differ by more than a signature allows.
    await startSimulatedFleet({ count: hostNames.length, now: clock.now }),
  );
  const discord = stack.use(await startDiscord({ clock, guild: monthGuild(month), rateLimits: 'none' }));
  const said = listenToBot(discord.world);
  const hub = stack.use(createHubOfMonth({ clock, discord, dataDir }));
  const people = createPeopleOfMonth({ month, discord, nowMs: clock.now, isTakenUp: (id) => hub.noted.has(id) });
  const registry: RegistryState = {
    month,
    discord,
    addresses: new Map(hostNames.map((name, index) => [name, fleet.urls[index] ?? ''])),
    mode: 'observe',
    windows: [],
  };
  const played: MonthEvent[] = [];
  const chance = seededChance(month.seed + 7_919);
  const killsAt = new Set<number>();
  while (killsAt.size < kills) killsAt.add(chance.between(20, month.events.length - 20));
  let unheard = 0;
  let killed = 0;
  let doneAgain = 0;
  let day = -1;

  await hub.writeRegistry(monthRegistry(registry));
  await hub.start();
  for (let index = 0; index < month.events.length; index += 1) {
    const event = month.events[index];
    if (!event) break;
    await advanceTo(event.atMs);
    if (!killsAt.has(index)) {
      if (!(await play(event, { isHeard: true }))) await playAgain([event]);
      continue;
    }
    // The hub dies while it handles this, or shortly after.
    const playing = play(event, { isHeard: false });
    await new Promise((resolve) => setTimeout(resolve, chance.between(0, 40)));
    await hub.kill();
    killed += 1;
    const inVain = (await playing) ? [] : [event];
    for (let more = chance.between(0, mostWhileDead); more > 0; more -= 1) {
      const next = month.events[index + 1];
      if (!next || !isOfPeopleAlone(next) || next.atMs - event.atMs > longestDeadMs) break;
      await advanceTo(next.atMs);
      if (!(await play(next, { isHeard: false }))) inVain.push(next);
      index += 1;
    }
    await hub.start();
    await playAgain(inVain);
  }
  await advanceTo(month.endsAtMs);
  // Signing in needs a fresh link, and whoever reads the figures gets them from what was kept.
  await hub.start();
  const readAtMs = clock.now();
  const figures = await readFigures({ hub, discord, month, dataDir });
  return {
    month,
    played,
    noted: new Map(people.messages().flatMap(({ monthId, id }) => noteOf(monthId, hub.noted.get(id)))),
    figures,
    said,
    readAtMs,
    kills: killed,
    doneAgain,
    shownEvents: [...discord.world.events.values()].map(({ name, startsAt, endsAt }) => ({
      name,
      startsAtMs: Date.parse(startsAt),
      endsAtMs: Date.parse(endsAt ?? startsAt),
    })),
    unheard,
    violations: discord.violations
      .filter(({ code }) => !foundOut.has(code))
      .map(({ method, path, message, errors }) => `${method} ${path}: ${message} ${JSON.stringify(errors ?? '')}`),
    errors: hub.errors,
  };

  /** As whoever sees "The application did not respond", or no button yet, does when Herald is back. */
  async function playAgain(events: readonly MonthEvent[]): Promise<void> {
    for (const event of events) {
      if (event.kind === 'window' && (await people.isPlanned(event))) played.push(event);
      else await play(event, { isHeard: true });
      doneAgain += 1;
    }
  }

  /** False where it has to be done again: nobody answered, or the hub died before there was anything to press. */
  async function play(event: MonthEvent, { isHeard }: { isHeard: boolean }): Promise<boolean> {
    switch (event.kind) {
      case 'message': {
        const { id, atMs } = await people.say(event);
        played.push({ ...event, atMs });
        if (isHeard && !(await hub.settled(id))) unheard += 1;
        return true;
      }
      case 'engineer-reply': {
        const atMs = await people.reply(event);
        if (atMs !== undefined) played.push({ ...event, atMs });
        return true;
      }
      case 'delete':
        await people.remove(event);
        played.push({ ...event, atMs: clock.now() });
        return true;
      case 'press': {
        const pressed = await people.press(event);
        if (pressed.kind === 'pressed') played.push({ ...event, atMs: pressed.atMs });
        return pressed.kind === 'pressed' || (pressed.kind === 'impossible' && isHeard);
      }
      case 'host-down':
      case 'host-up':
        fleet.setFault(hostNames.indexOf(event.host), event.kind === 'host-down' ? 'reset' : 'none');
        break;
      case 'scheduled-event':
        announce(fleet, hostNames.indexOf(event.host), event);
        break;
      case 'window':
        if (event.by === 'command') {
          if (!(await people.plan(event))) return false;
          break;
        }
        registry.windows = [...registry.windows, event];
        await hub.writeRegistry(monthRegistry(registry));
        break;
      case 'mode':
        if (registry.mode === event.mode) break;
        registry.mode = event.mode;
        await hub.writeRegistry(monthRegistry(registry));
        break;
      default:
        return event satisfies never;
    }
    played.push(event);
    return true;
  }

  async function advanceTo(atMs: number): Promise<void> {
    while (clock.now() < atMs) {
      const nextMs = Math.min(atMs, clock.now() + longestStepMs);
      const today = Math.floor((nextMs - month.startsAtMs) / dayMs);
      if (today !== day) onDay?.(today);
      day = today;
      const isLong = nextMs - clock.now() >= pollMinutes * minuteMs;
      if (isLong) fleet.takeCounts();
      await hub.moveTo(nextMs);
      if (isLong && hub.isAlive()) await allAsked(fleet);
    }
  }
}

/** JSON error codes by which a hub that was dead finds out: a thread it had opened already, an event that Discord has closed by itself. */
const foundOut = new Set([160004, 180000]);

type Announced = Extract<MonthEvent, { kind: 'scheduled-event' }>;

function announce(fleet: SimulatedFleet, index: number, { eventId, atMs, startsAtMs, endsAtMs }: Announced): void {
  const instant = (ms: number) => new Date(ms).toISOString();
  fleet.setReadings(index, {
    notices: [
      {
        kind: 'scheduled-event',
        id: eventId,
        code: 'system-reboot',
        description: 'scheduled reboot',
        state: 'active',
        startsAt: instant(startsAtMs),
        endsAt: instant(endsAtMs),
        seenAt: instant(atMs),
      },
    ],
  });
}

/** After a long step nearly every host is due: the next one waits until they were polled, so that no reading grows stale by haste. */
async function allAsked(fleet: SimulatedFleet): Promise<void> {
  const asked = new Set<number>();
  const startedAt = performance.now();
  let lastAt = startedAt;
  while (asked.size < fleet.urls.length && performance.now() - startedAt < longestPollRoundMs) {
    const before = asked.size;
    for (const [index, count] of fleet.takeCounts().entries()) if (count > 0) asked.add(index);
    if (asked.size > before) lastAt = performance.now();
    else if (asked.size > 0 && performance.now() - lastAt > pollRoundOverMs) break;
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

function isOfPeopleAlone(event: MonthEvent): boolean {
  return ['message', 'engineer-reply', 'delete', 'press'].includes(event.kind);
}

function noteOf(monthId: MonthMessage['id'], noted: Noted | undefined): [string, Noted][] {
  return noted ? [[monthId, noted]] : [];
}
