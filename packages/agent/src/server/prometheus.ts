/** The report in Prometheus' text format, under node_exporter's names where the meaning is the same. */
import type { Report } from '@herald/protocol/report';
import type { Sample } from '../sampler/sample.ts';

type Labels = Readonly<Record<string, string | number>>;
type Point = readonly [labels: Labels, value: number | undefined];

/** Counters count since boot, as there. Format: exposition format 0.0.4. */
export function renderPrometheus(report: Report, { counters, ticksPerSecond, sampledAtMs }: Sample): string {
  const { metrics, instance } = report;
  const lines: string[] = [];
  const seconds = (ticks: number) => ticks / ticksPerSecond;

  const cpuPoints = (counters?.cpu.cores ?? []).flatMap((core, index) =>
    cpuModes.map((mode): Point => [{ cpu: counters?.cpu.numbers[index] ?? index, mode }, seconds(core[mode])]),
  );
  add('counter', 'node_cpu_seconds_total', 'Seconds the CPUs spent in each mode.', cpuPoints);
  one('gauge', 'node_load1', '1m load average.', metrics.load?.one);
  one('gauge', 'node_load5', '5m load average.', metrics.load?.five);
  one('gauge', 'node_load15', '15m load average.', metrics.load?.fifteen);
  for (const [name, bytes] of Object.entries(counters?.memory ?? {})) {
    const clean = name.replace(/\((\w+)\)/, '_$1');
    if (memoryNames.has(name)) one('gauge', `node_memory_${clean}_bytes`, `Memory information field ${name}.`, bytes);
  }
  one('counter', 'node_vmstat_pswpin', 'Pages swapped in.', counters?.swap?.inPages);
  one('counter', 'node_vmstat_pswpout', 'Pages swapped out.', counters?.swap?.outPages);
  one('gauge', 'node_boot_time_seconds', 'Node boot time, in unixtime.', Date.parse(metrics.bootedAt) / 1000);
  // Of the sample, as all figures here: who scrapes more often than that reads the same again.
  one('gauge', 'node_time_seconds', 'System time in seconds since epoch (1970), of this sample.', sampledAtMs / 1000);
  one('gauge', 'herald_sample_interval_seconds', 'Seconds this sample was measured over.', metrics.cpu.intervalSeconds);
  one('gauge', 'node_filefd_allocated', 'File descriptor statistics: allocated.', metrics.fileDescriptors?.open);
  one('gauge', 'node_filefd_maximum', 'File descriptor statistics: maximum.', metrics.fileDescriptors?.max);

  const filesystems = metrics.disks.map((disk) => {
    const labels = { device: disk.device, fstype: disk.filesystem, mountpoint: disk.mount };
    return { labels, disk };
  });
  const space = (name: string, help: string, value: (disk: (typeof metrics.disks)[number]) => number) =>
    add(
      'gauge',
      name,
      help,
      filesystems.map(({ labels, disk }): Point => [labels, value(disk)]),
    );
  space('node_filesystem_size_bytes', 'Filesystem size in bytes.', (disk) => disk.sizeBytes);
  space('node_filesystem_free_bytes', 'Filesystem free space in bytes.', (disk) => disk.sizeBytes - disk.usedBytes);
  space(
    'node_filesystem_avail_bytes',
    'Filesystem space available to non-root users in bytes.',
    (disk) => disk.availableBytes,
  );

  const disks = [...(counters?.disks.values() ?? [])];
  const diskCounter = (name: string, help: string, value: (disk: (typeof disks)[number]) => number) =>
    add(
      'counter',
      name,
      help,
      disks.map((disk): Point => [{ device: disk.name }, value(disk)]),
    );
  diskCounter('node_disk_read_bytes_total', 'The total number of bytes read successfully.', (disk) => disk.readBytes);
  diskCounter(
    'node_disk_written_bytes_total',
    'The total number of bytes written successfully.',
    (disk) => disk.writtenBytes,
  );
  diskCounter(
    'node_disk_reads_completed_total',
    'The total number of reads completed successfully.',
    (disk) => disk.reads,
  );
  diskCounter(
    'node_disk_writes_completed_total',
    'The total number of writes completed successfully.',
    (disk) => disk.writes,
  );
  diskCounter('node_disk_io_time_seconds_total', 'Total seconds spent doing I/Os.', (disk) => disk.busyMs / 1000);

  const cards = [...(counters?.network ?? [])];
  for (const [field, name] of networkCounters)
    add(
      'counter',
      `node_network_${name}_total`,
      `Network device statistic ${name}.`,
      cards.map(([device, card]): Point => [{ device }, card[field]]),
    );
  for (const kind of ['cpu', 'memory', 'io'] as const) {
    const pressure = counters?.pressure[kind];
    const toSeconds = (us: number | undefined) => (us === undefined ? undefined : us / 1e6);
    one(
      'counter',
      `node_pressure_${kind}_waiting_seconds_total`,
      `Seconds in which work waited for ${kind}.`,
      toSeconds(pressure?.some.totalMicroseconds),
    );
    if (kind !== 'cpu')
      one(
        'counter',
        `node_pressure_${kind}_stalled_seconds_total`,
        `Seconds in which all work waited for ${kind}.`,
        toSeconds(pressure?.full?.totalMicroseconds),
      );
  }
  one('gauge', 'node_procs_running', 'Number of processes in runnable state.', counters?.cpu.runnable);
  one('gauge', 'herald_processes', 'Number of processes.', metrics.processes.count || undefined);
  add(
    'gauge',
    'herald_tcp_connections',
    'TCP connections by state.',
    Object.entries(metrics.tcpConnections ?? {}).map(([state, value]): Point => [{ state }, value]),
  );
  one(
    'gauge',
    'herald_reboot_required',
    'Whether the distribution asks for a reboot.',
    metrics.rebootRequired === undefined ? undefined : Number(metrics.rebootRequired),
  );
  one('gauge', 'herald_failed_units', 'systemd units that have failed.', metrics.failedUnits?.length);
  add(
    'gauge',
    'herald_notices',
    'What EC2 has announced.',
    countBy(
      report.notices.map((notice) => notice.kind),
      'kind',
    ),
  );
  add(
    'gauge',
    'herald_problems',
    'What the agent could not find out.',
    countBy(
      report.problems.map((problem) => problem.code),
      'code',
    ),
  );
  add('gauge', 'herald_agent_info', 'This agent and its instance.', [
    [
      {
        version: report.agentVersion,
        host: report.host,
        instance_id: instance?.instanceId ?? '',
        instance_type: instance?.instanceType ?? '',
        region: instance?.region ?? '',
        availability_zone: instance?.availabilityZone ?? '',
      },
      1,
    ],
  ]);
  return `${lines.join('\n')}\n`;

  function one(type: 'gauge' | 'counter', name: string, help: string, value: number | undefined): void {
    add(type, name, help, [[{}, value]]);
  }

  function add(type: 'gauge' | 'counter', name: string, help: string, points: readonly Point[]): void {
    const known = points.filter(([, value]) => value !== undefined);
    if (known.length === 0) return;
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    for (const [labels, value] of known) lines.push(`${name}${renderLabels(labels)} ${value}`);
  }
}

const cpuModes = ['idle', 'iowait', 'irq', 'nice', 'softirq', 'steal', 'system', 'user'] as const;

const memoryNames = new Set([
  'MemTotal',
  'MemFree',
  'MemAvailable',
  'Buffers',
  'Cached',
  'SReclaimable',
  'SwapTotal',
  'SwapFree',
  'Shmem',
  'Slab',
  'Dirty',
  'Writeback',
  'Active',
  'Inactive',
]);

const networkCounters = [
  ['receivedBytes', 'receive_bytes'],
  ['receivedPackets', 'receive_packets'],
  ['receiveErrors', 'receive_errs'],
  ['receiveDrops', 'receive_drop'],
  ['sentBytes', 'transmit_bytes'],
  ['sentPackets', 'transmit_packets'],
  ['sendErrors', 'transmit_errs'],
  ['sendDrops', 'transmit_drop'],
] as const;

function countBy(values: readonly string[], label: string): Point[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => [{ [label]: value }, count]);
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
