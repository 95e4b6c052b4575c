/** `doctor`: checks what an agent needs, and says what to do about each thing that is missing. */
import { type Environment, readSettings } from '../settings/read-settings.ts';

/** Exit code 0: all well; 1: something needs a hand. */
export async function runDoctor(env: Environment): Promise<number> {
  const read = readSettings(env);
  if (read.kind === 'settings') {
    console.log('ok    settings: all can be used');
    return 0;
  }
  for (const fault of read.faults) console.log(`fail  settings: ${fault}`);
  return 1;
}
