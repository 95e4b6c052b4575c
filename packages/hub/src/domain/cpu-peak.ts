/** The busiest moment of a host, and which processes were at work then. */
export type CpuPeak = {
  atMs: number;
  cpuUsedPercent: number;
  /** Busiest first, of one core: may pass 100. */
  processes: readonly { name: string; cpuPercent: number }[];
};
