/** Runs the stand-in for the EC2 API by itself; its first line on stdout is its address. */
import { startEc2Api } from './start-ec2-api.ts';

const api = await startEc2Api({ port: Number(process.env['HERALD_SANDBOX_EC2_PORT'] ?? 0) });
process.stdout.write(`${api.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void api[Symbol.asyncDispose]());
