import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMessage, readStrings } from './bus-message.ts';
import { readFailedUnits } from './failed-units.ts';

/** A bus that says `answer` once both calls have come. */
async function fakeBus(greeting: string, answer: Buffer) {
  const path = join(mkdtempSync(join(tmpdir(), 'herald-bus-')), 'socket');
  let heard = Buffer.alloc(0);
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      if (heard.toString('latin1').endsWith('\r\n')) socket.write(greeting);
      else if (heard.includes('ListUnitsFiltered')) socket.write(answer);
    });
  }).listen(path);
  await once(server, 'listening');
  return { path, heard: () => heard, [Symbol.dispose]: () => void server.close() };
}

const word = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const text = (value: string) => Buffer.concat([word(value.length), Buffer.from(`${value}\0`)]);
const fill = (bytes: Buffer, to: number) => Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);

/** `(ssssssouso)`, as systemd writes a unit. */
function unit(name: string): Buffer {
  let bytes = Buffer.alloc(0);
  const add = (part: Buffer) => (bytes = Buffer.concat([fill(bytes, 4), part]));
  for (const value of [name, 'A unit', 'loaded', 'failed', 'failed', '', '/org/freedesktop/systemd1/unit/x'])
    add(text(value));
  add(word(0));
  for (const value of ['', '/']) add(text(value));
  return bytes;
}

function reply(kind: number, serial: number, body: Buffer): Buffer {
  const replySerial = Buffer.concat([Buffer.from([5, 1, 'u'.charCodeAt(0), 0]), word(serial)]);
  const signature = Buffer.concat([Buffer.from([8, 1, 'g'.charCodeAt(0), 0, 13]), Buffer.from('a(ssssssouso)\0')]);
  const fields = Buffer.concat([replySerial, signature]);
  return Buffer.concat([
    fill(Buffer.concat([Buffer.from([0x6c, kind, 0, 1]), word(body.length), word(9), word(fields.length), fields]), 8),
    body,
  ]);
}

function unitList(...names: string[]): Buffer {
  let items = Buffer.alloc(0);
  for (const name of names) items = Buffer.concat([fill(items, 8), unit(name)]);
  return Buffer.concat([word(items.length), word(0), items]);
}

it('names the failed units, and passes over what was not asked for', async () => {
  const answers = Buffer.concat([
    reply(2, 1, text(':1.7')),
    reply(2, 2, unitList('nginx.service', 'a.timer', 'backup-of-everything.service')),
  ]);
  using bus = await fakeBus('OK 1234\r\n', answers);
  expect(await readFailedUnits(bus.path)).toEqual(['a.timer', 'backup-of-everything.service', 'nginx.service']);
  const start = bus.heard().indexOf('BEGIN\r\n') + 7;
  const hello = readMessage(bus.heard().subarray(start));
  const list = readMessage(bus.heard().subarray(start + (hello?.bytes ?? 0)));
  expect(readStrings(list?.body ?? Buffer.alloc(0), 4, 1).strings).toEqual(['failed']);
});

it('no failed unit is an empty list', async () => {
  using bus = await fakeBus('OK 1234\r\n', reply(2, 2, unitList()));
  expect(await readFailedUnits(bus.path)).toEqual([]);
});

it.each([
  ['refuses', 'REJECTED EXTERNAL\r\n', Buffer.alloc(0)],
  ['answers with an error', 'OK 1\r\n', reply(3, 2, text('no'))],
  ['speaks another language', 'OK 1\r\n', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['lies about a length', 'OK 1\r\n', reply(2, 2, Buffer.concat([word(4000), word(0), word(2 ** 31)]))],
])('stays without units where the bus %s', async (_, greeting, answer) => {
  using bus = await fakeBus(greeting, answer);
  expect(await readFailedUnits(bus.path)).toBeUndefined();
});

it('stays without units where there is no bus', async () => {
  expect(await readFailedUnits('/nowhere/bus')).toBeUndefined();
});

it('names fifty of them, and no name beyond 256 letters', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `unit-${String(index).padStart(2, '0')}.service`);
  using bus = await fakeBus('OK 1\r\n', reply(2, 2, unitList(...names)));
  expect(await readFailedUnits(bus.path)).toEqual(names.slice(0, 50));
  using other = await fakeBus('OK 1\r\n', reply(2, 2, unitList(`${'x'.repeat(300)}.service`)));
  expect(await readFailedUnits(other.path)).toEqual(['x'.repeat(256)]);
});
