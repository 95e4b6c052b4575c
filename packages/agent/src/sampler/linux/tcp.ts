/** TCP connections by state. */
import { countOf } from '../round.ts';
import { type ReadText, textsOf } from './read-text.ts';

const stateNames: Readonly<Record<string, string>> = {
  '01': 'established',
  '02': 'syn-sent',
  '03': 'syn-received',
  '04': 'fin-wait-1',
  '05': 'fin-wait-2',
  '06': 'time-wait',
  '07': 'close',
  '08': 'close-wait',
  '09': 'last-ack',
  '0A': 'listen',
  '0B': 'closing',
  '0C': 'syn-received',
};

export type TcpCounts = Record<string, number>;

/** Above this many sockets the list is not read: the kernel needs tens of milliseconds to write it, 150 bytes a socket. */
const mostListedSockets = 4000;
/** Of so many readings one lists. */
const listEvery = 5;

/**
 * To list its sockets the kernel walks its whole table twice, milliseconds of it however few there are: they are listed
 * now and then, and between that only those are told anew that the kernel counts itself.
 */
export function createTcpReader(read: ReadText): () => TcpCounts | undefined {
  const text = textsOf(read);
  let listed: TcpCounts | undefined;
  let readings = 0;
  return () => {
    const isDue = readings % listEvery === 0;
    readings += 1;
    if (listed === undefined || isDue) listed = readTcp(read);
    else listed = updateTcp(listed, parseTcpSummary(text('/proc/net/snmp'), text('/proc/net/sockstat')));
    return listed;
  };
}

function readTcp(read: ReadText): TcpCounts | undefined {
  const sockstat = read('/proc/net/sockstat');
  if (sockstat === undefined) return undefined;
  const text = textsOf(read);
  if (parseSocketCount(sockstat, text('/proc/net/sockstat6')) > mostListedSockets)
    return parseTcpSummary(text('/proc/net/snmp'), sockstat);
  const counts: TcpCounts = {};
  for (const family of ['tcp', 'tcp6']) countTcp(text(`/proc/net/${family}`), counts);
  return counts;
}

/** The kernel counts those that the other side has closed among the established. */
function updateTcp(listed: TcpCounts, told: TcpCounts): TcpCounts {
  const established = told['established'];
  return {
    ...listed,
    ...told,
    ...(established !== undefined && { established: Math.max(0, established - (listed['close-wait'] ?? 0)) }),
  };
}

/** Adds the sockets of /proc/net/tcp or tcp6 to `counts`. The state is the fourth word of a line. */
export function countTcp(text: string, counts: TcpCounts): void {
  for (const match of text.matchAll(/^ *\d+: [0-9A-F]+:[0-9A-F]{4} [0-9A-F]+:[0-9A-F]{4} ([0-9A-F]{2})/gm)) {
    const state = stateNames[match[1] ?? ''] ?? 'other';
    counts[state] = (counts[state] ?? 0) + 1;
  }
}

/** How many TCP sockets there are, from /proc/net/sockstat and sockstat6: two small files, whatever the number. */
export function parseSocketCount(sockstat: string, sockstat6: string): number {
  const tcp = /^TCP: inuse (\d+) orphan \d+ tw (\d+)/m.exec(sockstat);
  const tcp6 = /^TCP6: inuse (\d+)/m.exec(sockstat6);
  return Number(tcp?.[1] ?? 0) + Number(tcp?.[2] ?? 0) + Number(tcp6?.[1] ?? 0);
}

/** The states that can be told without listing sockets: /proc/net/snmp counts the established, sockstat the waiting. */
export function parseTcpSummary(snmp: string, sockstat: string): TcpCounts {
  const lines = /^Tcp: (\D.*)\nTcp: (.*)$/m.exec(snmp);
  const names = lines?.[1]?.split(' ') ?? [];
  const values = lines?.[2]?.split(' ') ?? [];
  const established = values[names.indexOf('CurrEstab')];
  const waiting = /^TCP: inuse \d+ orphan \d+ tw (\d+)/m.exec(sockstat)?.[1];
  return {
    ...(established !== undefined && { established: countOf(established) }),
    ...(waiting !== undefined && { 'time-wait': countOf(waiting) }),
  };
}
