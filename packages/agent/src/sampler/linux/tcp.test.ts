import { expect, it } from 'vitest';
import { parsePressure, pressureMetrics } from './pressure.ts';
import { countTcp, createTcpReader, parseSocketCount, parseTcpSummary, type TcpCounts } from './tcp.ts';

const socket = (at: number, state: string) =>
  `   ${at}: 0100007F:24E0 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000`;

it('each state of the kernel has its name; both families are added up', () => {
  const counts: TcpCounts = {};
  const states = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '0A', '0B', '0C', '0F'];
  countTcp(
    ['  sl  local_address rem_address   st', ...states.map((state, at) => socket(at, state))].join('\n'),
    counts,
  );
  expect(counts).toEqual({
    established: 1,
    'syn-sent': 1,
    'syn-received': 2,
    'fin-wait-1': 1,
    'fin-wait-2': 1,
    'time-wait': 1,
    close: 1,
    'close-wait': 1,
    'last-ack': 1,
    listen: 1,
    closing: 1,
    other: 1,
  });
  countTcp(socket(0, '01'), counts);
  expect(counts['established']).toBe(2);
});

it('counts all sockets, and those that can be told without listing them', () => {
  const sockstat = 'sockets: used 9\nTCP: inuse 5 orphan 0 tw 3 alloc 8 mem 1\nUDP: inuse 1\n';
  expect(parseSocketCount(sockstat, 'TCP6: inuse 4\n')).toBe(12);
  expect(parseSocketCount('', '')).toBe(0);
  const snmp = 'Ip: a b\nTcp: RtoAlgorithm CurrEstab InSegs\nTcp: 1 17 99\n';
  expect(parseTcpSummary(snmp, sockstat)).toEqual({ established: 17, 'time-wait': 3 });
  expect(parseTcpSummary('', '')).toEqual({});
});

it('lists sockets one time in five; between, those that the kernel counts itself are told anew', () => {
  const files = new Map([
    ['/proc/net/sockstat', 'TCP: inuse 3 orphan 0 tw 1 alloc 3 mem 1\n'],
    ['/proc/net/snmp', 'Tcp: CurrEstab\nTcp: 2\n'],
    ['/proc/net/tcp', ['01', '08', '0A', '06'].map((state, at) => socket(at, state)).join('\n')],
  ]);
  const asked: string[] = [];
  const readTcp = createTcpReader((path) => {
    asked.push(path);
    return files.get(path);
  });
  const listed = { established: 1, 'close-wait': 1, listen: 1, 'time-wait': 1 };
  expect(readTcp()).toEqual(listed);
  files.set('/proc/net/sockstat', 'TCP: inuse 9 orphan 0 tw 5 alloc 9 mem 1\n');
  files.set('/proc/net/snmp', 'Tcp: CurrEstab\nTcp: 8\n');
  for (let time = 0; time < 4; time += 1) expect(readTcp()).toEqual({ ...listed, established: 7, 'time-wait': 5 });
  expect(asked.filter((path) => path === '/proc/net/tcp')).toHaveLength(1);
  files.delete('/proc/net/snmp');
  files.set('/proc/net/tcp', socket(0, '01'));
  expect(readTcp()).toEqual({ established: 1 });
  expect(readTcp()).toEqual({ established: 1, 'time-wait': 5 });
});

it('pressure is a share of time, never more than all of it', () => {
  const some = 'some avg10=1.50 avg60=2.25 avg300=9.00 total=77\n';
  const full = 'full avg10=100.99 avg60=101.00 avg300=9.00 total=78\n';
  expect(parsePressure(some + full)).toEqual({
    some: { avg10: 1.5, avg60: 2.25, totalMicroseconds: 77 },
    full: { avg10: 100.99, avg60: 101, totalMicroseconds: 78 },
  });
  const read = parsePressure(some + full);
  expect(read && pressureMetrics(read)).toEqual({
    someAvg10Percent: 1.5,
    someAvg60Percent: 2.25,
    fullAvg10Percent: 100,
    fullAvg60Percent: 100,
  });
  const only = parsePressure(some);
  expect(only && pressureMetrics(only)).toEqual({ someAvg10Percent: 1.5, someAvg60Percent: 2.25 });
  expect(parsePressure(full)).toBeUndefined();
});
