/** The hub's own program with a clock that its parent moves: for tests in which days pass. Everything else is as in `main.ts`. */
import { movableClock } from '@herald/protocol/movable-clock';
import { runHub } from '../app/run-hub.ts';

const clock = movableClock(Number(process.env['HERALD_TEST_CLOCK_MS']));
process.on('message', (message: unknown) => {
  if (typeof message !== 'object' || message === null || !('moveClockToMs' in message)) return;
  clock.moveTo(Number(message.moveClockToMs));
  process.send?.({ event: 'clock-moved' });
});
process.exitCode = await runHub({ env: process.env, clock });
if (process.connected) process.disconnect();
