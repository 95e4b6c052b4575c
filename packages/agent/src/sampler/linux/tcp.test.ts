import { expect, it } from 'vitest';
import { parsePressure, pressureMetrics } from './pressure.ts';
import { countTcp, parseSocketCount, parseTcpSummary, type TcpCounts } from './tcp.ts';

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
  expect(parseTcpSummary('', '')).toEqual({ established: 0, 'time-wait': 0 });
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
