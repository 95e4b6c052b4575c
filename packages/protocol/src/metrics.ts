/** What the kernel says about a host. Rates are per second over the sample interval; percentages run from 0 to 100. */
import { type Static, Type } from 'typebox';

const percent = Type.Number({ minimum: 0, maximum: 100 });
const count = Type.Number({ minimum: 0 });
const bytes = Type.Number({ minimum: 0 });
const rate = Type.Number({ minimum: 0 });
const optional = {
  percent: Type.Optional(percent),
  count: Type.Optional(count),
  bytes: Type.Optional(bytes),
  rate: Type.Optional(rate),
};
const name = Type.String({ maxLength: 256 });

export type CpuMetrics = Static<typeof CpuMetrics>;
export const CpuMetrics = Type.Object({
  intervalSeconds: Type.Number({ minimum: 0, description: 'The time the percentages were measured over.' }),
  cores: Type.Number({ minimum: 0, description: 'Cores this host may use; fractional under a cgroup quota.' }),
  usedPercent: percent,
  userPercent: percent,
  systemPercent: percent,
  nicePercent: optional.percent,
  iowaitPercent: optional.percent,
  irqPercent: optional.percent,
  softirqPercent: optional.percent,
  stealPercent: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 100,
      description: 'Absent on systems that cannot tell; so are iowait and load.',
    }),
  ),
  guestPercent: optional.percent,
  perCoreUsedPercent: Type.Optional(Type.Array(percent, { maxItems: 1024 })),
  frequencyMhz: optional.rate,
  throttledPercent: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 100,
      description: 'Container only: share of periods cut short by its CPU quota.',
    }),
  ),
});

export type MemoryMetrics = Static<typeof MemoryMetrics>;
export const MemoryMetrics = Type.Object({
  totalBytes: bytes,
  availableBytes: bytes,
  usedBytes: bytes,
  freeBytes: bytes,
  buffersBytes: optional.bytes,
  cachedBytes: optional.bytes,
  usedPercent: percent,
});

export type DiskMetrics = Static<typeof DiskMetrics>;
export const DiskMetrics = Type.Object({
  mount: name,
  device: name,
  filesystem: name,
  sizeBytes: bytes,
  usedBytes: bytes,
  availableBytes: bytes,
  usedPercent: percent,
  inodesUsedPercent: optional.percent,
  readBytesPerSecond: optional.rate,
  writtenBytesPerSecond: optional.rate,
  readsPerSecond: optional.rate,
  writesPerSecond: optional.rate,
  busyPercent: optional.percent,
});

export type NetworkMetrics = Static<typeof NetworkMetrics>;
export const NetworkMetrics = Type.Object({
  name,
  isCounted: Type.Optional(
    Type.Boolean({
      description:
        'false where another interface in the list counts the same bytes (bridges, bonds, VLANs, tunnels, the ends of containers).',
    }),
  ),
  receivedBytesPerSecond: rate,
  sentBytesPerSecond: rate,
  receivedBytesTotal: bytes,
  sentBytesTotal: bytes,
  receivedPacketsPerSecond: optional.rate,
  sentPacketsPerSecond: optional.rate,
  errorsTotal: optional.count,
  dropsTotal: optional.count,
  errorsPerSecond: optional.rate,
  dropsPerSecond: optional.rate,
});

export type ProcessSummary = Static<typeof ProcessSummary>;
export const ProcessSummary = Type.Object({
  pid: Type.Integer({ minimum: 1 }),
  name,
  arguments: Type.Optional(
    Type.String({ maxLength: 1024, description: 'Only where the agent is told to include it.' }),
  ),
  cpuPercent: Type.Number({ minimum: 0, description: 'Of one core: may pass 100.' }),
  memoryBytes: bytes,
});

const pressure = Type.Object({
  someAvg10Percent: percent,
  someAvg60Percent: percent,
  fullAvg10Percent: optional.percent,
  fullAvg60Percent: optional.percent,
});

/** A record is held to the pattern of its keys alone: of their length nothing else is checked. */
const CountsByState = Type.Record(Type.String({ pattern: '^[\\s\\S]{0,32}$' }), count, {
  maxProperties: 16,
  additionalProperties: false,
});

export type Metrics = Static<typeof Metrics>;
export const Metrics = Type.Object({
  scope: Type.Union([Type.Literal('host'), Type.Literal('container')], {
    description: 'container: limits come from its cgroup.',
  }),
  bootedAt: Type.String({ format: 'date-time', maxLength: 40 }),
  uptimeSeconds: Type.Number({ minimum: 0 }),
  cpu: CpuMetrics,
  load: Type.Optional(Type.Object({ one: rate, five: rate, fifteen: rate })),
  memory: MemoryMetrics,
  swap: Type.Object({
    totalBytes: bytes,
    usedBytes: bytes,
    usedPercent: percent,
    inBytesPerSecond: optional.rate,
    outBytesPerSecond: optional.rate,
  }),
  disks: Type.Array(DiskMetrics, { maxItems: 64 }),
  network: Type.Array(NetworkMetrics, { maxItems: 64 }),
  processes: Type.Object({
    count: Type.Integer({ minimum: 0, description: '0: not known, for the machine hides them from the agent.' }),
    byState: Type.Optional(CountsByState),
    topByCpu: Type.Optional(Type.Array(ProcessSummary, { maxItems: 5 })),
    topByMemory: Type.Optional(Type.Array(ProcessSummary, { maxItems: 5 })),
  }),
  tcpConnections: Type.Optional(CountsByState),
  fileDescriptors: Type.Optional(Type.Object({ open: count, max: count })),
  failedUnits: Type.Optional(Type.Array(name, { maxItems: 50 })),
  temperatures: Type.Optional(Type.Array(Type.Object({ name, celsius: Type.Number() }), { maxItems: 64 })),
  loggedInUsers: optional.count,
  rebootRequired: Type.Optional(Type.Boolean()),
  pressure: Type.Optional(
    Type.Object({ cpu: Type.Optional(pressure), memory: Type.Optional(pressure), io: Type.Optional(pressure) }),
  ),
});
