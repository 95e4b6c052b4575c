/** `node packages/sandbox/src/fleet/main.ts --count 10000 [--port N] [--hub-key KEY]`: a simulated fleet as a process. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parseFleetCommand } from './fleet-command.ts';
import { startSimulatedFleet } from './start-simulated-fleet.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100' }, port: { type: 'string' }, 'hub-key': { type: 'string' } },
});
const hubKey = values['hub-key'];
await using fleet = await startSimulatedFleet({
  count: Number(values.count),
  port: Number(values.port ?? 0),
  ...(hubKey === undefined ? {} : { hubPublicKey: hubKey }),
});
tell({ event: 'listening', port: fleet.port, url: fleet.urls[0], count: fleet.urls.length });

// The end of standard input is the end of whoever started this.
for await (const line of createInterface({ input: process.stdin })) {
  const command = parseFleetCommand(line);
  if (!command) tell({ event: 'not-understood' });
  else if ('counts' in command)
    tell({
      event: 'counts',
      ...summary(fleet.takeCounts()),
      ...fleet.takeGaps(),
      reported: fleet.reported,
      refused: fleet.refused,
    });
  else {
    if (command.fault) fleet.setFault(command.set, command.fault);
    if (command.readings) fleet.setReadings(command.set, command.readings);
    tell({ event: 'set', agent: command.set });
  }
}

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function summary(counts: Uint32Array): { least: number; most: number; total: number } {
  let [least, most, total] = [Number.MAX_SAFE_INTEGER, 0, 0];
  for (const count of counts) {
    least = Math.min(least, count);
    most = Math.max(most, count);
    total += count;
  }
  return { least, most, total };
}
