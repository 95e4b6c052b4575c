import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { type Sample, startSampler } from './start-sampler.ts';

/** The whole interpreter's path: another python3 may stand before Debian's, without psutil. */
const python = ['/usr/bin/python3', 'python3'].find((candidate) => {
  try {
    execFileSync(candidate, ['-c', 'import psutil'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** Burns one core, then reads everything over the same three seconds in which the sampler measures. */
const script = `
import json, os, psutil, sys, threading, time
def burn():
    end = time.time() + 8
    while time.time() < end: pass
threading.Thread(target=burn, daemon=True).start()
sys.stdin.readline()
before, sent = psutil.cpu_times_percent(None), psutil.net_io_counters(pernic=True)
print('measuring', flush=True)
sys.stdin.readline()
cpu, m, s, d = psutil.cpu_times_percent(None), psutil.virtual_memory(), psutil.swap_memory(), psutil.disk_usage('/')
print(json.dumps(dict(user=cpu.user, system=cpu.system, iowait=cpu.iowait, steal=cpu.steal, idle=cpu.idle,
  total=m.total, available=m.available, used=m.used, percent=m.percent, swap=s.total,
  disk=dict(total=d.total, used=d.used, free=d.free, percent=d.percent),
  processes=len(psutil.pids()), boot=psutil.boot_time(), load=os.getloadavg()[0],
  net={k: v.bytes_recv for k, v in psutil.net_io_counters(pernic=True).items()})), flush=True)
os._exit(0)
`;

it.skipIf(python === undefined)('agrees with psutil on the same machine while a core is busy', async () => {
  const child = spawn(python ?? '', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = async () => String((await once(child.stdout, 'data'))[0]);
  const samples: Sample[] = [];
  let wake: () => void = () => undefined;
  const nextSample = () => new Promise<void>((resolve) => (wake = resolve));
  await using _sampler = startSampler({
    intervalSeconds: 3,
    processArguments: 'hidden',
    onSample: (sample) => {
      samples.push(sample);
      wake();
    },
  });
  await nextSample();
  await nextSample(); // The first two stand close together.
  child.stdin.write('start\n');
  await said();
  await nextSample();
  child.stdin.write('stop\n');
  const theirs = JSON.parse(await said());
  const ours = samples.at(-1)?.metrics;
  if (!ours) throw new Error('no sample');

  // The two cannot read in the same instant; tolerances are what moves meanwhile on a busy machine.
  const near = (a: number, b: number, tolerance: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance);
  near(ours.cpu.userPercent, theirs.user, 10);
  near(ours.cpu.systemPercent, theirs.system, 10);
  near(ours.cpu.iowaitPercent, theirs.iowait, 10);
  near(ours.cpu.stealPercent, theirs.steal, 5);
  near(100 - ours.cpu.usedPercent - ours.cpu.iowaitPercent, theirs.idle, 10);
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
  near(ours.processes.count, theirs.processes, 15);
  near(Date.parse(ours.bootedAt) / 1000, theirs.boot, 2);
  near(ours.load.one, theirs.load, 1);
  for (const card of ours.network) near(card.receivedBytesTotal, theirs.net[card.name], 50e6);
});
