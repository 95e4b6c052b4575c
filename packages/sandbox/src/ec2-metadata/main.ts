/**
 * The metadata stand-in as a process of its own: `node main.ts [--port N] [--data FILE]`, where FILE is JSON with the
 * fields of `Ec2Data` that differ. Tells `{"event":"listening","url":...}` to its parent or on standard output. A parent
 * may send `{ "set": {...} }`, `{ "fault": {...} | null }` and `{ "revokeTokens": true }`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';
import { describeSchemaError } from '@herald/protocol/schema-problem';
import { Compile } from 'typebox/compile';
import { Ec2Command, Ec2DataChange } from './ec2-command.ts';
import { startEc2Metadata } from './start-ec2-metadata.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, data: { type: 'string' } } });
const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(event, () => stop());

const dataCheck = Compile(Ec2DataChange);
const commandCheck = Compile(Ec2Command);
const data = values.data === undefined ? {} : parseData(JSON.parse(readFileSync(values.data, 'utf8')));

await using metadata = await startEc2Metadata({ port: Number(values.port), data });
process.on('message', (message: unknown) => {
  if (!commandCheck.Check(message)) throw invalid(commandCheck.Errors(message)[0]);
  if (message.set) metadata.set(message.set);
  if (message.fault !== undefined) metadata.setFault(message.fault ?? undefined);
  if (message.revokeTokens) metadata.revokeTokens();
  process.send?.({ event: 'done' });
});
const listening = { event: 'listening', url: metadata.url };
if (process.send) process.send(listening);
else console.log(JSON.stringify(listening));
await stopped;
if (process.connected) process.disconnect();

function parseData(value: unknown) {
  if (dataCheck.Check(value)) return value;
  throw invalid(dataCheck.Errors(value)[0]);
}

function invalid(error: Parameters<typeof describeSchemaError>[0]): HeraldError {
  return new HeraldError('sandbox/ec2-data', {
    message: `The data for the metadata stand-in cannot be used: ${describeSchemaError(error)}.`,
    next: 'Compare it with the schema in ec2-command.ts.',
  });
}
