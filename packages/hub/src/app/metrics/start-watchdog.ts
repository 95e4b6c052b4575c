/** Watches the watcher: loops that stall are logged once and told, and a heartbeat goes out only while none does. */

import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Logger } from 'pino';
import { request } from 'undici';
import { findStalls, type Stall, type Watched } from './watchdog-report.ts';

export type WatchdogOptions = {
  watched: readonly Watched[];
  /** A dead-man's switch elsewhere that raises the alarm when no request comes. */
  heartbeatUrl?: string;
  heartbeatSeconds?: number;
  onStall?(stalls: readonly Stall[]): void;
  clock: Clock;
  log: Logger;
};

export type Watchdog = AsyncDisposable & {
  stalls(): readonly Stall[];
  /** When the last heartbeat arrived, in epoch milliseconds. */
  lastHeartbeatAtMs(): number | undefined;
};

const lookEveryMs = 5_000;
const heartbeatTimeoutMs = 5_000;

export function startWatchdog(options: WatchdogOptions): Watchdog {
  const { watched, heartbeatUrl, heartbeatSeconds = 60, onStall, clock, log } = options;
  const startedAt = clock.elapsed();
  let stalls: readonly Stall[] = [];
  let beatAt = Number.NEGATIVE_INFINITY;
  let lastHeartbeatAtMs: number | undefined;
  let isHeartbeatFailing = false;
  return {
    stalls: () => stalls,
    lastHeartbeatAtMs: () => lastHeartbeatAtMs,
    ...startLoop(run),
  };

  async function run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      look();
      if (heartbeatUrl !== undefined && stalls.length === 0 && clock.elapsed() - beatAt >= heartbeatSeconds * 1000) {
        beatAt = clock.elapsed();
        await beat(heartbeatUrl, stopping);
      }
      await clock.sleep(lookEveryMs, stopping);
    }
  }

  function look(): void {
    const found = findStalls(watched, startedAt, clock.elapsed());
    const known = new Set(stalls.map(({ name }) => name));
    const fresh = found.filter(({ name }) => !known.has(name));
    for (const { name, forMs } of fresh)
      log.error({ loop: name, forMs: Math.round(forMs) }, 'a loop of the hub stalls');
    for (const name of known)
      if (!found.some((one) => one.name === name)) log.info({ loop: name }, 'a loop of the hub runs again');
    stalls = found;
    if (fresh.length > 0) onStall?.(found);
  }

  /** The address may hold a secret, so no log names it. */
  async function beat(url: string, stopping: AbortSignal): Promise<void> {
    try {
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(heartbeatTimeoutMs)]);
      const { statusCode, body } = await request(url, { method: 'POST', signal });
      await body.dump({ limit: 16 * 1024, signal });
      if (statusCode >= 400) throw new Error(`HTTP ${statusCode}`);
      lastHeartbeatAtMs = clock.now();
      if (isHeartbeatFailing) log.info({}, 'the heartbeat arrives again');
      isHeartbeatFailing = false;
    } catch (error) {
      if (stopping.aborted) return;
      const reason = error instanceof Error ? error.message.replaceAll(url, 'the address') : 'unknown';
      if (!isHeartbeatFailing) log.warn({ reason }, 'the heartbeat does not arrive');
      isHeartbeatFailing = true;
    }
  }
}
