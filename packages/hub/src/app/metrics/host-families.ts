/** Every host's latest figures, so that an existing Prometheus or Grafana can take them from the hub. */
import type { Fleet, HostView } from '../../domain/fleet.ts';
import type { Family, Sample } from './exposition.ts';

type Figure = { name: string; help: string; read(view: HostView): number | undefined };

const figures: readonly Figure[] = [
  {
    name: 'herald_host_up',
    help: '1 while the host is up, 0 while it is down or not known.',
    read: ({ health }) => (health.status === 'up' || health.status === 'degraded' ? 1 : 0),
  },
  {
    name: 'herald_host_reading_timestamp_seconds',
    help: 'When the latest reading came, in seconds since the epoch.',
    read: ({ lastReport }) => lastReport && lastReport.receivedAtMs / 1000,
  },
  {
    name: 'herald_host_cpu_used_percent',
    help: 'CPU in use.',
    read: ({ lastReport }) => lastReport?.report.metrics.cpu.usedPercent,
  },
  {
    name: 'herald_host_cpu_steal_percent',
    help: 'CPU time that the hypervisor gave to others.',
    read: ({ lastReport }) => lastReport?.report.metrics.cpu.stealPercent,
  },
  {
    name: 'herald_host_load15',
    help: 'Load over fifteen minutes.',
    read: ({ lastReport }) => lastReport?.report.metrics.load?.fifteen,
  },
  {
    name: 'herald_host_memory_used_percent',
    help: 'Memory in use.',
    read: ({ lastReport }) => lastReport?.report.metrics.memory.usedPercent,
  },
];

export function hostFamilies(fleet: Fleet): Family[] {
  const hosts = fleet.hosts();
  const plain = figures.map(({ name, help, read }): Family => {
    const samples = hosts.flatMap((view): Sample[] => {
      const value = read(view);
      return value === undefined ? [] : [{ labels: { host: view.host.name }, value }];
    });
    return { name, kind: 'gauge', help, samples };
  });
  const disks = hosts.flatMap(({ host, lastReport }) =>
    (lastReport?.report.metrics.disks ?? []).map(
      ({ mount, usedPercent }): Sample => ({ labels: { host: host.name, mount }, value: usedPercent }),
    ),
  );
  return [
    ...plain,
    { name: 'herald_host_disk_used_percent', kind: 'gauge', help: 'Disk space in use.', samples: disks },
  ];
}
