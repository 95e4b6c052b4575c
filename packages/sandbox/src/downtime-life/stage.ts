/** A fleet, a hub with a clock that is moved, and people in Discord: where the life of planned downtime is played. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { movableClock } from '@herald/protocol/movable-clock';
import { type Herald, startHerald } from '../end-to-end/testing/start-herald.ts';
import { type SimulatedFleet, startSimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { type Heard, hearDowntime } from './heard.ts';

export type Stage = AsyncDisposable & {
  fleet: SimulatedFleet;
  herald: Herald;
  heard: Heard;
  /** Fills the form and returns what is shown back. */
  plan(values: Readonly<Record<string, string>>): Promise<Shown>;
  /** `/downtime change` or `cancel`, then the button below what it shows. */
  change(command: string, values: Readonly<Record<string, string>>, label: string): Promise<void>;
  /** Resolves when the hub has nothing more to send. */
  settled(): Promise<void>;
  /** SIGKILL: what was said a moment ago may not be noted yet. Resolves when the new hub has found out. */
  restart(): Promise<void>;
};

export type Shown = Extract<
  Awaited<ReturnType<ReturnType<Herald['discord']['as']>['slash']>>,
  { kind: 'reply' }
>['message'];

/** Monday 2 March 2026, 10:00 in Berlin. */
const monday = Date.UTC(2026, 2, 2, 9);

/** Three simulated hosts; exports runs on the third, billing on the others. */
export async function startStage(): Promise<Stage> {
  await using starting = new AsyncDisposableStack();
  const clock = movableClock(monday);
  const fleet = starting.use(await startSimulatedFleet({ count: 3, now: clock.now }));
  const herald = starting.use(
    await startHerald({
      agents: [],
      clock,
      registry: (_origins, at) => `
defaults: { poll: 2s, zone: Europe/Berlin }
hosts:
  api-1: { address: ${fleet.urls[0]} }
  api-2: { address: ${fleet.urls[1]} }
  worker-1: { address: ${fleet.urls[2]} }
services:
  billing: { hosts: [api-1, api-2], needs: 1 }
  storefront: { hosts: [api-1, api-2, worker-1], needs: 2 }
  exports: { hosts: [worker-1], customers: Exports, owner: { team: exports, role: "${at.roleId('exports')}" } }
discord:
  announcements: "${at.channelId('alerts')}"
  alerts: "${at.channelId('general')}"
  engineers: ["${at.roleId('Engineer')}"]
`,
    }),
  );
  const { discord } = herald;
  const heard = hearDowntime(discord.world);
  await discord.whenCommandsRegistered();
  const stack = starting.move();
  return {
    fleet,
    herald,
    heard,
    settled,
    async plan(values) {
      const form = await discord.as('Erin').slash('downtime plan');
      if (form.kind !== 'modal') throw new Error(`no form but ${JSON.stringify(form)}`);
      const shown = await discord.as('Erin').submitModal(form.modal, values);
      if (shown.kind !== 'reply') throw new Error(shown.kind);
      return shown.message;
    },
    async change(command, values, label) {
      const shown = await discord.as('Erin').slash(`downtime ${command}`, values);
      if ((shown.kind !== 'reply' && shown.kind !== 'deferred') || !shown.message) throw new Error(shown.kind);
      await discord.as('Erin').press(shown.message, label);
    },
    async restart() {
      herald.hub().kill('SIGKILL');
      await herald.hub().ended;
      await herald.startHub();
      await settled();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  async function settled(): Promise<void> {
    using database = new DatabaseSync(join(herald.dataDir, 'herald.db'), { readOnly: true });
    const waiting = database.prepare('select count(*) as count from outbox where finished_at_ms is null');
    const lastAtMs = performance.now() + 60_000;
    while (waiting.get()?.['count'] !== 0) {
      if (performance.now() > lastAtMs) throw new Error('The hub still has something to send after a minute.');
      await sleep(50);
    }
  }
}
