/** `alive`: whether the agent of this host answers. For the installer and for a container's health check, neither of which has another client at hand. */
import { agentPaths } from '@herald/protocol/api';
import { systemClock } from '@herald/protocol/clock';
import { type Environment, readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { askOwn } from './doctor/ask-own.ts';

const againMs = 200;

/** Exit code 0: it answers. 1: it did not within `waitSeconds`. 2: the settings cannot be used. */
export async function runAlive(env: Environment, waitSeconds: number): Promise<number> {
  const read = readSettings(env);
  if (read.kind === 'faulty') {
    for (const fault of read.faults) console.error(fault);
    return 2;
  }
  const { settings } = read;
  const endsAtMs = systemClock.elapsed() + waitSeconds * 1000;
  for (;;) {
    if (await answers(settings)) {
      console.log(`The agent answers on port ${settings.port}.`);
      return 0;
    }
    if (systemClock.elapsed() >= endsAtMs) break;
    await systemClock.sleep(againMs);
  }
  console.error(`No agent answers on port ${settings.port}. Its log says why: journalctl -u herald-agent`);
  return 1;
}

/** Says nothing about who answers: /healthz is open to all and tells that something lives. */
async function answers(settings: Settings): Promise<boolean> {
  return (await askOwn(settings, agentPaths.health))?.status === 200;
}
