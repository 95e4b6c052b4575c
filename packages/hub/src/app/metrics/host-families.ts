/** Every host's latest figures, so that an existing Prometheus or Grafana can take them from the hub. */
import type { Fleet, HostView } from '../../domain/fleet.ts';
import { metricCatalogue, metricNames } from '../../domain/metrics/catalogue.ts';
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
  const measured = metricNames
    .flatMap((metric) => metricCatalogue[metric].exposed)
    .map(({ name, help, read }): Family => {
      const samples = hosts.flatMap(({ host, lastReport }): Sample[] =>
        (lastReport ? read(lastReport.report.metrics) : []).flatMap(({ labels, value }) =>
          value === undefined ? [] : [{ labels: { host: host.name, ...labels }, value }],
        ),
      );
      return { name, kind: 'gauge', help, samples };
    });
  return [...plain, ...measured];
}
