/** Measures how long one message takes to understand with a large fleet. */

import { indexNames } from '../names/index-names.ts';
import type { KnownNames } from '../names/known-names.ts';
import { understand } from '../understand.ts';
import { withoutPeople } from '../without-people.ts';

export type Timing = {
  hosts: number;
  messages: number;
  indexMs: number;
  medianMicroseconds: number;
  p99Microseconds: number;
  /** The slowest of several hostile messages of 4,000 characters, read and stripped of people. */
  hostileMs: number;
};

const kinds = ['web', 'api', 'worker', 'db', 'cache', 'search', 'queue', 'edge', 'batch', 'proxy'];
const places = ['eu', 'us', 'ap', 'sa'];

/** A made-up fleet: names such as worker-eu-17, with addresses and labels. */
export function largeFleet(hostCount: number): KnownNames {
  const hosts = Array.from({ length: hostCount }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? 'web';
    const place = places[Math.floor(i / kinds.length) % places.length] ?? 'eu';
    return {
      name: `${kind}-${place}-${i}`,
      aliases: [],
      instanceId: `i-${i.toString(16).padStart(17, '0')}`,
      ips: [`10.${Math.floor(i / 65_536)}.${Math.floor(i / 256) % 256}.${i % 256}`],
      region: `${place}-west-1`,
      labels: { role: kind },
    };
  });
  const services = ['storefront', 'billing', 'checkout', 'exports', 'login'].map((name, i) => ({
    name,
    aliases: [],
    hosts: hosts.slice(i * 3, i * 3 + 3).map((host) => host.name),
  }));
  return { hosts, services };
}

/** Times each of `messages`, and questions about many of the hosts; each counts with the fastest of `repeats` readings. */
export function measure(messages: readonly string[], { hosts = 10_000, repeats = 20 } = {}): Timing {
  const fleet = largeFleet(hosts);
  const before = performance.now();
  const names = indexNames(fleet);
  const indexMs = performance.now() - before;
  const say = (text: string) =>
    understand({ text, place: 'channel', engineersMentioned: false, personMentioned: false }, names, undefined);
  const handle = (text: string) => {
    say(text);
    withoutPeople(text, { writer: ['Carla Person', 'carla.p'], others: ['Dana Example'] });
  };
  const all = [...messages, ...fleet.hosts.slice(0, 50).map(({ name }) => `is ${name} up?`)];
  for (let i = 0; i < 5_000; i++) say(all[i % all.length] ?? '');
  const taken = all.map((text) => quickest(() => say(text), repeats) * 1000).sort((a, b) => a - b);
  const hostileMs = Math.max(...hostileMessages().map((text) => processorMs(() => handle(text), 40)));
  return {
    hosts,
    messages: taken.length,
    indexMs,
    medianMicroseconds: taken[Math.floor(taken.length / 2)] ?? 0,
    p99Microseconds: taken[Math.floor(taken.length * 0.99)] ?? 0,
    hostileMs,
  };
}

/** In milliseconds by the clock, the least of several: of microseconds, which processor time is too coarse for. */
function quickest(task: () => void, repeats: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    task();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/**
 * In milliseconds of this thread's processor time, so that other work on the machine does not count. The kernel counts it
 * in steps of some milliseconds: many readings are measured together.
 */
function processorMs(task: () => void, times: number): number {
  const start = process.threadCpuUsage();
  for (let i = 0; i < times; i++) task();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000 / times;
}

/** Messages of the greatest length made to be slow: repeats, nesting, near names, marks, and nothing but breaks. */
export function hostileMessages(): string[] {
  const fill = (part: string) => part.repeat(Math.ceil(4_000 / part.length)).slice(0, 4_000);
  return [
    fill('a'),
    fill('is web-1 up? '),
    fill('web-'),
    fill('web-eu-1, '),
    fill('worker-eu-1x '),
    fill('web-eu-1 or the other one, '),
    fill('is web-eu-1 fine and the db? '),
    fill('is the web web web box up? '),
    fill('the web eu box in ireland that web eu web eu '),
    fill('`'),
    fill('``` `'),
    fill('> '),
    fill('"a" '),
    fill('[a](b) [a]('),
    fill('https://a '),
    fill('www.a').slice(0, 390).concat(' x'),
    `is it the first time${' gone'.repeat(70)} x`,
    fill('<@1> <@&2> @x '),
    fill('e\u0301\u0323'),
    fill('\u202e\u200b'),
    fill('\u{1d5d0}'),
    fill('\ufdfa'),
    fill('\u{1f19b}'),
    fill('10.0.0.1.'),
    fill('is is is is '),
    fill('can you please tell me if '),
    fill(', is billing down'),
    fill('last 2 hours ago '),
    fill('(((((('),
    fill("'s'll'd"),
    fill('biling chekout storefrnt '),
    fill('anyone '),
    fill('recap '),
    fill('how many customers can '),
    fill('*_~|'),
    fill(':a:b:c'),
    // Of a length in which the frames of customers are looked for.
    fill('\n').slice(0, 600),
    fill('A&A.').slice(0, 600),
    fill('can I tell A & ').slice(0, 600),
  ];
}
