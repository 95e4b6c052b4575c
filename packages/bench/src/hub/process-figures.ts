/** What a process costs, as the kernel counts it. Linux only: `/proc/PID/stat` and `/proc/PID/status`. */
import { readFile } from 'node:fs/promises';

export type ProcessFigures = { cpuSeconds: number; residentBytes: number };

/** USER_HZ, which is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

export async function readProcess(pid: number): Promise<ProcessFigures> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/status`, 'utf8'),
  ]);
  // The command's name may hold spaces: fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const kib = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  return { cpuSeconds: ticks / ticksPerSecond, residentBytes: kib * 1024 };
}
