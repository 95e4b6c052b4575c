/** A report in a few lines that a person can take in. */
import type { Report } from '@herald/protocol/report';

const mostDisks = 5;

/** Pure. One line for each thing, worst news last. */
export function shortReport({ host, agentVersion, instance, metrics, notices, problems }: Report): string {
  const { cpu, memory, disks, failedUnits = [] } = metrics;
  const lines: [what: string, words: string][] = [['host', host]];
  if (instance) {
    const { instanceId, instanceType, availabilityZone } = instance;
    lines.push([
      'instance',
      [instanceId, instanceType, availabilityZone].filter((word) => word !== undefined).join(', '),
    ]);
  }
  lines.push(['cpu', `${round(cpu.usedPercent)} % of ${cpu.cores} ${cpu.cores === 1 ? 'core' : 'cores'}`]);
  lines.push(['memory', `${round(memory.usedPercent)} % of ${gib(memory.totalBytes)}`]);
  for (const disk of disks.slice(0, mostDisks))
    lines.push(['disk', `${disk.mount} ${round(disk.usedPercent)} % of ${gib(disk.sizeBytes)}`]);
  for (const unit of failedUnits) lines.push(['failed', unit]);
  for (const { kind, description } of notices) lines.push(['notice', description ?? kind]);
  for (const { message, next } of problems) lines.push(['problem', `${message} ${next}`]);
  lines.push(['agent', agentVersion]);
  const width = Math.max(...lines.map(([what]) => what.length));
  return lines.map(([what, words]) => `  ${what.padEnd(width)}  ${words}`).join('\n');
}

/** One decimal below ten, none above. */
function round(percent: number): string {
  return percent < 10 ? String(Math.round(percent * 10) / 10) : String(Math.round(percent));
}

function gib(bytes: number): string {
  const value = bytes / 2 ** 30;
  return `${value < 100 ? Math.round(value * 10) / 10 : Math.round(value)} GiB`;
}
