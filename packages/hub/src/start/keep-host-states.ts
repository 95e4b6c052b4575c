/** How each host last was, kept now and then, so that a restarted hub answers with it and says how old it is. */
import type { Clock } from '@herald/protocol/clock';
import { parseReport } from '@herald/protocol/report';
import type { Logger } from 'pino';
import type { LiveFleet } from '../fleet/create-fleet.ts';
import type { LastState } from '../fleet/host-state.ts';
import type { Health } from '../health/health.ts';
import type { PollOutcome } from '../poller/poll-outcome.ts';
import { keepHostStates, readHostStates } from '../store/hosts/host-states.ts';
import type { Database } from '../store/query.ts';

const keepEveryMs = 10_000;
/** A transaction stays short, whatever the size of the fleet. */
const batch = 500;
const dayMs = 86_400_000;

/** States older than a week say nothing any more. */
export async function restoreHostStates(database: Database, fleet: LiveFleet, nowMs: number): Promise<void> {
  const states = await readHostStates(database.query, nowMs - 7 * dayMs);
  fleet.restore(
    states.flatMap(({ hostName, report, receivedAtMs, health, outcome, lastAnsweredAtMs }): LastState[] => {
      const read = report === undefined || receivedAtMs === undefined ? undefined : readReport(report);
      return [
        {
          hostName,
          // Written by this release or an older one; the fleet judges anew with the first reading.
          health: health as Health,
          ...(read && receivedAtMs !== undefined ? { lastReport: { report: read, receivedAtMs } } : {}),
          ...(outcome === undefined ? {} : { lastOutcome: outcome as PollOutcome }),
          ...(lastAnsweredAtMs === undefined ? {} : { lastAnsweredAtMs }),
        },
      ];
    }),
  );
}

function readReport(report: unknown) {
  try {
    return parseReport(report);
  } catch {
    return undefined;
  }
}

/** Keeps the hosts that were heard of since the last time. Disposing keeps what is new, once more. */
export function startKeepingHostStates({
  database,
  fleet,
  changed,
  clock,
  log,
}: {
  database: Database;
  fleet: LiveFleet;
  changed: Set<string>;
  clock: Clock;
  log: Logger;
}): AsyncDisposable {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await clock.sleep(keepEveryMs, stopping.signal);
      await keep();
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
    },
  };

  async function keep(): Promise<void> {
    const names = [...changed];
    changed.clear();
    for (let from = 0; from < names.length; from += batch) {
      const states = names.slice(from, from + batch).flatMap((name) => {
        const state = fleet.lastState(name);
        if (!state) return [];
        const { hostName, health, lastReport, lastOutcome, lastAnsweredAtMs } = state;
        const outcome = lastOutcome?.kind === 'report' ? { ...lastOutcome, report: undefined } : lastOutcome;
        return [
          {
            hostName,
            health,
            changedAtMs: clock.now(),
            ...(lastReport ? { report: lastReport.report, receivedAtMs: lastReport.receivedAtMs } : {}),
            ...(outcome ? { outcome } : {}),
            ...(lastAnsweredAtMs === undefined ? {} : { lastAnsweredAtMs }),
          },
        ];
      });
      try {
        await keepHostStates(database.query, states);
      } catch (err) {
        for (const name of names.slice(from)) changed.add(name);
        log.warn({ err }, 'host states could not be kept');
        return;
      }
    }
  }
}
