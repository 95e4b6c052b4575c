import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { aReport } from '@herald/protocol/report-builder';
import { beforeAll, expect, it } from 'vitest';
import type { Sample } from '../sampler/sample.ts';
import { startSampler } from '../sampler/start-sampler.ts';
import { renderPrometheus } from './prometheus.ts';

const exporter = '/usr/bin/prometheus-node-exporter';
const promtool = '/usr/bin/promtool';

let ours = '';
beforeAll(async () => {
  const { promise, resolve, reject } = Promise.withResolvers<Sample>();
  await using sampler = startSampler({ intervalSeconds: 60, processArguments: 'hidden', onSample: resolve });
  sampler.done.catch(reject);
  const sample = await promise;
  ours = renderPrometheus(aReport({ metrics: sample.metrics }), sample);
});

type Family = { type: string | undefined; labels: string[]; values: Map<string, number> };

/** The metrics of a page by name; `labels` are the names of labels. */
function read(page: string): Map<string, Family> {
  const families = new Map<string, Family>();
  const types = new Map([...page.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', type = '']) => [name, type]));
  for (const [, name = '', labels = '', value] of page.matchAll(/^(\w+)(\{.*\})? (\S+)$/gm)) {
    const names = [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label).sort();
    const family = families.get(name) ?? { type: types.get(name), labels: names, values: new Map() };
    family.values.set(labels, Number(value));
    families.set(name, family);
  }
  return families;
}

/** What node_exporter says of this machine now. */
async function askExporter(): Promise<string> {
  const child = spawn(exporter, ['--web.listen-address=127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    for await (const line of createInterface(child.stderr)) {
      const address = /msg="Listening on" address=(\S+)/.exec(line)?.[1];
      if (address !== undefined) return await (await fetch(`http://${address}/metrics`)).text();
    }
    throw new Error('node_exporter did not start');
  } finally {
    child.kill();
  }
}

it.skipIf(!existsSync(exporter))("has node_exporter's names, types and labels where it has its meaning", async () => {
  const [mine, theirs] = [read(ours), read(await askExporter())];
  const shared = [...mine].filter(([name]) => name.startsWith('node_'));
  expect(shared.length).toBeGreaterThan(40);
  for (const [name, family] of shared) {
    const other = theirs.get(name);
    // What it leaves without a type, like the counters of /proc/vmstat, has one here.
    const type = other?.type === 'untyped' ? family.type : other?.type;
    expect([name, type, other?.labels]).toEqual([name, family.type, family.labels]);
  }
  const still = ['node_boot_time_seconds', 'node_memory_MemTotal_bytes', 'node_filefd_maximum'];
  for (const name of [...still, 'node_filesystem_size_bytes']) {
    const other = theirs.get(name)?.values;
    for (const [labels, value] of mine.get(name)?.values ?? [])
      expect([name, other?.get(labels)]).toEqual([name, value]);
  }
});

it.skipIf(!existsSync(promtool))("is read by Prometheus' own checker", () => {
  const { status, stdout, stderr } = spawnSync(promtool, ['check', 'metrics'], { input: ours, encoding: 'utf8' });
  // 1: it cannot be read. 3: it can, and names could be better: node_exporter's are kept as they are.
  expect([0, 3]).toContain(status);
  expect(`${stdout}${stderr}`).not.toContain('herald_');
});
