import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Sample } from '../sample.ts';
import { startSampler } from '../start-sampler.ts';

/** The whole interpreter's path: another python3 may stand before Debian's, without psutil. */
const python = ['/usr/bin/python3', 'python3'].find((candidate) => {
  try {
    execFileSync(candidate, ['-c', 'import psutil'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** The known load, for as long as the sampler measures: a busy core, 200 MiB of memory, 48 MiB written to disk. */
const writtenMib = 48;
const script = `
import json, os, psutil, sys, tempfile, threading, time
def burn():
    end = time.time() + 12
    while time.time() < end: sum(range(1000))
def counters():
    return dict(net={k: [v.bytes_recv, v.bytes_sent, v.packets_recv, v.packets_sent, v.errin + v.errout, v.dropin + v.dropout]
        for k, v in psutil.net_io_counters(pernic=True).items()},
      io={k: [v.read_bytes, v.write_bytes, v.read_count, v.write_count, v.busy_time]
        for k, v in psutil.disk_io_counters(perdisk=True).items()})
threading.Thread(target=burn, daemon=True).start()
sys.stdin.readline()
before = counters()
held = bytearray(200 * 2**20)
with tempfile.TemporaryFile(dir='.') as f:
    f.write(os.urandom(${writtenMib} * 2**20)); f.flush(); os.fsync(f.fileno())
print('loaded', flush=True)
sys.stdin.readline()
psutil.cpu_times_percent(None)
sys.stdin.readline()
cpu, m, s, d = psutil.cpu_times_percent(None), psutil.virtual_memory(), psutil.swap_memory(), psutil.disk_usage('/')
print(json.dumps(dict(user=cpu.user, system=cpu.system, iowait=cpu.iowait, steal=cpu.steal, idle=cpu.idle,
  total=m.total, available=m.available, used=m.used, percent=m.percent, swap=s.total,
  disk=dict(total=d.total, used=d.used, free=d.free, percent=d.percent),
  processes=len(psutil.pids()), boot=psutil.boot_time(), load=os.getloadavg()[0], before=before, after=counters())), flush=True)
os._exit(0)
`;

it.skipIf(python === undefined || process.platform !== 'linux').each(['linux', 'portable'] as const)(
  'the %s sampler agrees with psutil on the same machine while a core is busy',
  async (kind) => {
    const child = spawn(python ?? '', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'], cwd: tmpdir() });
    const said = async () => String((await once(child.stdout, 'data'))[0]);
    const samples: Sample[] = [];
    let wake: () => void = () => undefined;
    const nextSample = () => new Promise<void>((resolve) => (wake = resolve));
    await using _sampler = startSampler({
      intervalSeconds: 2,
      processArguments: 'hidden',
      sampler: kind,
      onSample: (sample) => {
        samples.push(sample);
        wake();
      },
    });
    child.stdin.write('load\n');
    await said();
    await nextSample(); // From here psutil measures over the same seconds.
    child.stdin.write('measure\n');
    await nextSample();
    child.stdin.write('stop\n');
    const theirs = JSON.parse(await said());
    const sample = samples.at(-1);
    if (!sample) throw new Error('no sample');
    const ours = sample.metrics;

    // The two cannot read in the same instant; tolerances are what moves meanwhile on a busy machine.
    const near = (a: number, b: number, tolerance: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance);
    near(ours.cpu.userPercent, theirs.user, 10);
    near(ours.cpu.systemPercent, theirs.system, 10);
    if (kind === 'linux') {
      near(ours.cpu.iowaitPercent ?? Number.NaN, theirs.iowait, 10);
      near(ours.cpu.stealPercent ?? Number.NaN, theirs.steal, 5);
    }
    // Where waiting is not told it is neither use nor rest: the two add up to what psutil leaves.
    const waiting = ours.cpu.iowaitPercent ?? 0;
    near(100 - ours.cpu.usedPercent - waiting, theirs.idle, 10 + (kind === 'linux' ? 0 : theirs.iowait + theirs.steal));
    expect(ours.memory.totalBytes).toBe(theirs.total);
    near(ours.memory.availableBytes, theirs.available, theirs.total * 0.03);
    near(ours.memory.usedBytes, theirs.used, theirs.total * 0.03);
    near(ours.memory.usedPercent, theirs.percent, 3);
    expect(ours.swap.totalBytes).toBe(theirs.swap);
    const root = ours.disks.find(({ mount }) => mount === '/');
    if (root) {
      expect(root.sizeBytes).toBe(theirs.disk.total);
      near(root.usedBytes, theirs.disk.used, theirs.disk.total * 0.01);
      near(root.usedPercent, theirs.disk.percent, 1);
    }
    // The sampler counts processes once or twice a minute.
    near(ours.processes.count, theirs.processes, theirs.processes / 4);
    near(ours.processes.count, readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length, theirs.processes / 4);
    near(Date.parse(ours.bootedAt) / 1000, theirs.boot, 2);
    near(ours.load?.one ?? Number.NaN, theirs.load, 1);
    expect(ours.memory.totalBytes).toBe(
      Number(/^MemTotal: +(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]) * 1024,
    );

    // Counters only grow: psutil's before and after enclose those of the sample, without any tolerance.
    const within = (what: string, mine: readonly number[], kind: 'net' | 'io') => {
      const [before = [], after = []] = [theirs.before[kind][what], theirs.after[kind][what]];
      const isWithin = mine.map((value, index) => before[index] <= value && value <= after[index]);
      expect([what, before, mine, after, ...isWithin]).toEqual([what, before, mine, after, ...mine.map(() => true)]);
    };
    if (sample.counters === undefined) {
      const names = ours.network.map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      for (const card of ours.network) within(card.name, [card.receivedBytesTotal, card.sentBytesTotal], 'net');
      return;
    }
    const { network, disks } = sample.counters;
    expect(network.size).toBeGreaterThan(0);
    for (const [name, card] of network)
      within(
        name,
        [
          card.receivedBytes,
          card.sentBytes,
          card.receivedPackets,
          card.sentPackets,
          card.receiveErrors + card.sendErrors,
          card.receiveDrops + card.sendDrops,
        ],
        'net',
      );
    for (const { name, readBytes, writtenBytes, reads, writes, busyMs } of disks.values())
      within(name, [readBytes, writtenBytes, reads, writes, busyMs], 'io');
    const written = [...disks.values()].map(({ name, writtenBytes }) => writtenBytes - theirs.before.io[name][1]);
    if (root?.device.startsWith('/dev/')) expect(Math.max(...written)).toBeGreaterThan(writtenMib * 2 ** 20 * 0.9);
  },
);
