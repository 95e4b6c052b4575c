/** Which of systemd's units have failed, asked over the system's message bus by a socket: no `systemctl` is started. */
import { connect } from 'node:net';
import { byteField, call, readMessage, readStrings } from './bus-message.ts';

const busPath = '/run/dbus/system_bus_socket';
const answerLimitMs = 2000;
const mostBytes = 1024 * 1024;
const mostUnits = 50;

/** Their names; undefined where there is no bus, no systemd or no answer in time. Never throws. */
export function readFailedUnits(path = busPath): Promise<string[] | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let received: Buffer = Buffer.alloc(0);
    let isAuthenticated = false;
    const end = (units?: string[]) => {
      resolve(units);
      clearTimeout(limit);
      socket.destroy();
    };
    const limit = setTimeout(end, answerLimitMs);
    socket.on('error', () => end());
    socket.on('close', () => end());
    socket.on('connect', () => {
      // The bus knows the user of a socket by itself; the number need only be the same, in hexadecimal of its text.
      const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
      socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
    });
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length > mostBytes) return end();
      if (!isAuthenticated) {
        const lineEnd = received.indexOf('\r\n');
        if (lineEnd === -1) return undefined;
        if (!received.toString('latin1', 0, 3).startsWith('OK ')) return end();
        received = received.subarray(lineEnd + 2);
        isAuthenticated = true;
        socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), hello, listFailed]));
      }
      try {
        for (let message = readMessage(received); message !== undefined; message = readMessage(received)) {
          received = received.subarray(message.bytes);
          if (message.replyTo !== listSerial) continue;
          return end(message.isError ? undefined : unitNames(message.body));
        }
      } catch {
        return end();
      }
      return undefined;
    });
  });
}

const bus = 'org.freedesktop.DBus';
const systemd = 'org.freedesktop.systemd1';
const listSerial = 2;

const hello = call({ serial: 1, destination: bus, path: '/org/freedesktop/DBus', interface: bus, member: 'Hello' });
const listFailed = call({
  serial: listSerial,
  destination: systemd,
  path: '/org/freedesktop/systemd1',
  interface: `${systemd}.Manager`,
  member: 'ListUnitsFiltered',
  strings: ['failed'],
});

/** The body is an array of structures `(ssssssouso)`; the name is the first field of each. */
function unitNames(body: Buffer): string[] {
  const names: string[] = [];
  const end = 8 + body.readUInt32LE(0);
  // A structure begins at a multiple of eight.
  for (let offset = 8; offset < end && names.length < mostUnits; ) {
    const start = Math.ceil(offset / 8) * 8;
    const texts = readStrings(body, start, 7);
    const job = Math.ceil(texts.end / 4) * 4 + byteField.word;
    names.push((texts.strings[0] ?? '').slice(0, 256));
    offset = readStrings(body, job, 2).end;
  }
  return names.sort();
}
