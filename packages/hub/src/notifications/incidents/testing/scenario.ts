/** Runs a table: given these readings at these times, then this health and these messages. */

import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import type { Report } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { Downtime } from '../../../domain/downtime.ts';
import { shownStatus } from '../../../domain/health.ts';
import type { Registry } from '../../../domain/registry.ts';
import { plainText } from '../../../format/text.ts';
import { createFleet } from '../../../monitoring/fleet/create-fleet.ts';
import type { LastState } from '../../../monitoring/fleet/host-state.ts';
import type { LiveFleet } from '../../../monitoring/fleet/live-fleet.ts';
import { outcome } from '../../../monitoring/fleet/testing/outcomes.ts';
import type { Store } from '../../../store/open-store.ts';
import { temporaryStore } from '../../../store/testing/temporary-store.ts';
import { alertNotice } from '../../messages/alert.ts';
import type { AlertNotification } from '../alert-notification.ts';
import { createIncidentStore } from '../incident-store.ts';
import { type Incidents, startIncidents } from '../start-incidents.ts';

export type World = AsyncDisposable & {
  clock: FakeClock;
  fleet: LiveFleet;
  incidents(): Incidents;
  store: Store;
  said: AlertNotification[];
  /** The hub is killed and started again: only the store remembers. */
  restart(kept?: readonly LastState[]): Promise<void>;
  /** What would be kept of the hosts now: given to \`restart\`, the hub was killed before it kept more. */
  states(): readonly LastState[];
  /** Runs the table's rows; several tables may follow one another. */
  run(table: string): Promise<void>;
  /** Words of the table for readings that are more than a word: `web-1 busy`. */
  readings: Record<string, Said>;
};

/** What of a report is special, and how far its clock is off. */
export type Said = Partial<Report> & { clockSkewSeconds?: number };

export type WorldOptions = {
  registry: Registry;
  running?: () => readonly Downtime[];
  readings?: Record<string, Said>;
  hasNetwork?: () => boolean;
};

/** The fleet, the incidents and the store are the real ones; the readings are the table's. */
export async function aWorld({
  registry,
  running = () => [],
  readings = {},
  hasNetwork = () => true,
}: WorldOptions): Promise<World> {
  const clock = fakeClock();
  const store = await temporaryStore(clock);
  const said: AlertNotification[] = [];
  const seen = new Set<string>();
  const lastWords = new Map<string, string>();
  let incidents: Incidents;
  let fleet: LiveFleet;
  await start();
  const world: World = {
    clock,
    get fleet() {
      return fleet;
    },
    incidents: () => incidents,
    store,
    said,
    readings,
    restart,
    states,
    run,
    async [Symbol.asyncDispose]() {
      await incidents[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
  return world;

  async function start(): Promise<void> {
    fleet = createFleet({
      registry,
      clock,
      runningDowntimes: running,
      hasNetwork,
      onTransition: (transition) => incidents.note(transition.target),
    });
    incidents = await startIncidents({
      store: createIncidentStore(store, { clock, alertNotice: heardOf }),
      fleet,
      registry: () => registry,
      recipientsOf: () => [{ kind: 'channel', id: 'alerts' }],
      clock,
      log: pino({ level: 'silent' }),
    });
  }

  async function restart(kept = states()): Promise<void> {
    await incidents[Symbol.asyncDispose]();
    await start();
    fleet.restore(kept);
  }

  function states(): readonly LastState[] {
    return [...registry.hosts.keys()].map((name) => fleet.lastState(name)).filter((state) => state !== undefined);
  }

  function heardOf(alert: AlertNotification) {
    if (!seen.has(alert.reference)) said.push(alert);
    seen.add(alert.reference);
    return alertNotice(alert);
  }

  async function run(table: string): Promise<void> {
    for (const [number, row] of rowsOf(table).entries()) {
      const place = `row ${number + 1}: ${row.join(' | ')}`;
      const [time = '', given = '', health = '', messages = ''] = row;
      const before = said.length;
      const [, times = '1', seconds = '0'] = /^(?:(\d+) x )?(\d+) s$/.exec(time) ?? [];
      for (let turn = 0; turn < Number(times); turn += 1) {
        await clock.advance(Number(seconds) * 1000);
        apply(given);
        fleet.tick();
        await incidents.reconcile();
      }
      for (const claim of listOf(health)) {
        const [name = '', status] = claim.split(' ');
        const view = fleet.host(name) ?? fleet.service(name);
        expect(view && shownStatus(view.health), `${place}: ${name}`).toBe(status);
      }
      const words = said.slice(before).map((intent) => `${intent.kind}: ${wordsOf(intent)}`);
      const expected = messages === '' ? [] : messages.split(' / ');
      expect(words.length, `${place}\n${words.join('\n')}`).toBe(expected.length);
      for (const [index, want] of expected.entries()) expect(words[index], place).toContain(want);
    }
  }

  /** Who is not named stays well, if it was: the table tells what is worth telling. */
  function apply(given: string): void {
    const named = new Set<string>();
    for (const claim of listOf(given)) {
      const [who = '', word = ''] = claim.split(' ');
      for (const name of namesOf(who)) {
        named.add(name);
        hear(name, word);
      }
    }
    for (const [name, word] of lastWords) if (!named.has(name) && word === 'good') hear(name, word);
  }

  function namesOf(who: string): string[] {
    return who.endsWith('*') ? [...registry.hosts.keys()].filter((name) => name.startsWith(who.slice(0, -1))) : [who];
  }

  function hear(name: string, word: string): void {
    lastWords.set(name, word);
    const said = readings[word];
    const { clockSkewSeconds = 0, ...report } = said ?? {};
    const heard = outcome(said ? 'good' : readWord(word), clock.now(), aReport({ host: name, ...report }));
    fleet.apply(name, heard.kind === 'report' ? { ...heard, clockSkewSeconds } : heard);
  }
}

type Word = Parameters<typeof outcome>[0];
const knownWords: readonly Word[] = [
  'good',
  'refused',
  'timeout',
  'unreachable',
  'cut-off',
  'not-authorised',
  'unreadable',
];

function readWord(word: string): Word {
  const known = knownWords.find((one) => one === word);
  return known ?? expect.fail(`The table says "${word}", which is no reading.`);
}

function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
}

function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split(', ');
}

export function wordsOf({ headline, lines }: AlertNotification): string {
  return [headline, ...lines].map((text) => plainText(text, () => '<t>')).join(' ');
}
