/** `report`: prints what the agent would serve, once; with `--short` for a person. */
import { hostname } from 'node:os';
import { systemClock } from '@herald/protocol/clock';
import { startImdsWatcher } from '../imds/start-imds-watcher.ts';
import type { Sample } from '../sampler/sample.ts';
import { startSampler } from '../sampler/start-sampler.ts';
import { createSnapshot } from '../server/snapshots.ts';
import { type Environment, readSettings } from '../settings/read-settings.ts';
import { stealProblem } from '../steal-problem.ts';
import { agentVersion } from '../version.ts';
import { shortReport } from './short-report.ts';

/** No hub key is needed to look at one's own host. */
export async function printReport(env: Environment, form: 'json' | 'short'): Promise<number> {
  const read = readSettings({ HERALD_AGENT_TOKEN: 'none-is-needed-here', ...env });
  if (read.kind === 'faulty') {
    for (const fault of read.faults) console.error(fault);
    return 2;
  }
  const { settings } = read;
  const startedAtMs = systemClock.now();
  const { promise: settledSample, resolve: haveSample } = Promise.withResolvers<Sample>();
  await using imds = startImdsWatcher({ imds: settings.imds });
  let samples = 0;
  await using sampler = startSampler({
    ...settings,
    intervalSeconds: 1,
    // The first tells mostly how busy this program's own start made the machine.
    onSample: (next) => {
      samples += 1;
      if (samples === 2) haveSample(next);
    },
  });
  const sample = await Promise.race([settledSample, sampler.done.then(() => settledSample)]);
  await imds.settled;
  const { instance } = imds.view();
  const steal = stealProblem(instance?.instanceType, sample.metrics.cpu);
  const { report } = createSnapshot(
    { version: agentVersion, startedAtMs, hostName: hostname() },
    { sample, imds: imds.view(), replacedInstanceId: undefined, problems: steal ? [steal] : [] },
  );
  console.log(form === 'short' ? shortReport(report) : JSON.stringify(report, null, 2));
  return 0;
}
