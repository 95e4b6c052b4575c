/** `herald`'s hub: reads the settings, starts the parts, and stops them all on a signal. */
import { config } from 'dotenv';
import { runHub } from './run-hub.ts';

config({ quiet: true });
process.exitCode = await runHub({ env: process.env });
// An IPC channel would keep the process alive.
if (process.connected) process.disconnect();
