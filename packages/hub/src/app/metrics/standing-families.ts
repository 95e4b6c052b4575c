/** What stands rather than flows: which build this is, what is in force, which agents it finds, how each service is. */
import type { Fleet } from '../../domain/fleet.ts';
import { shownStatus } from '../../domain/health.ts';
import type { Family, Sample } from './exposition.ts';

export type Standing = {
  fleet: Fleet;
  version: string;
  /** Whether the newest edit of the registry is the one in force. */
  isRegistryInForce(): boolean;
  /** Of several hubs, one says what is said unasked. */
  isLeader(): boolean;
  /** When the newest nightly backup was due. */
  newestBackupAtMs(): number | undefined;
};

export function standingFamilies(standing: Standing): Family[] {
  const { fleet, version } = standing;
  const byVersion = Map.groupBy(
    fleet.hosts().filter(({ lastReport }) => lastReport !== undefined),
    ({ lastReport }) => lastReport?.report.agentVersion ?? 'unknown',
  );
  const backupAtMs = standing.newestBackupAtMs();
  return [
    gauge('herald_build_info', 'Always 1; the labels say which build runs.', [
      { labels: { version, node: process.versions.node }, value: 1 },
    ]),
    gauge('herald_registry_in_force', '1 while the newest edit of the registry is in force, 0 while it is refused.', [
      { value: Number(standing.isRegistryInForce()) },
    ]),
    gauge('herald_hub_speaks', '1 for the one hub that says what is said unasked.', [
      { value: Number(standing.isLeader()) },
    ]),
    gauge(
      'herald_agents',
      'Agents by the version they last said.',
      [...byVersion].map(([agent, hosts]): Sample => ({ labels: { version: agent }, value: hosts.length })),
    ),
    gauge(
      'herald_service_up',
      '1 while the service is up or degraded, 0 while it is down, in maintenance or not known.',
      fleet.services().map(({ service, health }): Sample => {
        const status = shownStatus(health);
        return { labels: { service: service.name }, value: status === 'up' || status === 'degraded' ? 1 : 0 };
      }),
    ),
    gauge(
      'herald_backup_newest_timestamp_seconds',
      'The night of which the newest backup is, in the folder of the hub that makes them.',
      backupAtMs === undefined ? [] : [{ value: backupAtMs / 1000 }],
    ),
  ];
}

function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, kind: 'gauge', help, samples };
}
