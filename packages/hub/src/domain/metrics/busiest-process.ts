/** The one program that takes most of what is taken: named where it is worth a name. */
import type { Metrics } from '@herald/protocol/metrics';

/** Below this nobody asks who it is. */
const worthNamingPercent = 50;
/** Of all that is used: less, and it is not "mostly". */
const mostlyShare = 0.5;

/** `, mostly node (pid 812)`, or nothing. */
export function mostlyOfCpu({ cpu, processes }: Metrics): string {
  const [top] = processes.topByCpu ?? [];
  // A process is measured in percent of one core, the machine of all.
  const share = top && top.cpuPercent / Math.max(cpu.cores, 0.1);
  return top && cpu.usedPercent >= worthNamingPercent && (share ?? 0) >= mostlyShare * cpu.usedPercent
    ? mostly(top)
    : '';
}

export function mostlyOfMemory({ memory, processes }: Metrics): string {
  const [top] = processes.topByMemory ?? [];
  return top && memory.usedPercent >= worthNamingPercent && top.memoryBytes >= mostlyShare * memory.usedBytes
    ? mostly(top)
    : '';
}

function mostly({ name, pid }: { name: string; pid: number }): string {
  return `, mostly ${name} (pid ${pid})`;
}
