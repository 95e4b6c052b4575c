/** How each service is, into history: what its uptime is counted from. */
import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Fleet } from '../../domain/fleet.ts';
import { shownStatus } from '../../domain/health.ts';
import type { History } from '../../store/history/start-history.ts';
import type { Lease } from '../../store/leases/lease.ts';

export type RecordServicesOptions = {
  fleet: Pick<Fleet, 'services' | 'connectivity'>;
  history: Pick<History, 'recordReading'>;
  /** Of several hubs, the leader records: each knows all hosts, and one row a moment is enough. */
  leader: Lease;
  clock: Clock;
};

export const serviceReadingSeconds = 15;

/** While the hub cannot see, time counts as not watched. */
export function startRecordingServices({ fleet, history, leader, clock }: RecordServicesOptions): AsyncDisposable {
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      await clock.sleep(serviceReadingSeconds * 1000, signal);
      if (!signal.aborted && leader.isHeld()) record();
    }
  });

  function record(): void {
    const sees = fleet.connectivity().kind === 'connected';
    for (const { service, health } of fleet.services())
      history.recordReading(
        {
          target: { kind: 'service', name: service.name },
          atMs: clock.now(),
          status: sees ? shownStatus(health) : 'unknown',
          pollSeconds: serviceReadingSeconds,
        },
        leader,
      );
  }
}
