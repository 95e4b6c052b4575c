/** Runs `npm start` for a minute: it must still be alive then. The same on every system, since no shell is asked for. */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const child = spawn(process.execPath, ['packages/sandbox/src/main.ts'], { stdio: 'inherit' });
let code;
child.once('exit', (exitCode) => {
  code = exitCode ?? 1;
});
await wait(60_000);
if (code === undefined) child.kill('SIGTERM');
else {
  console.error(`npm start ended by itself with ${code}.`);
  process.exitCode = 1;
}
