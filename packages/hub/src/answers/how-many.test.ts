/** "How many are down?": a number first, and the names of those that are. */
import { describe, expect, it } from 'vitest';
import { aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { said } from '../testing/told.ts';
import { tellHowMany } from './how-many.ts';
import { say } from './testing/conversation.ts';

it.each([
  [[], 'how many services are up?', 'All 5 services are up.'],
  [[], 'how many servers are down?', 'None of 7 servers is down.'],
  [['out'], 'how many services are down?', '1 of 5 services is down: exports.'],
  [['out'], 'how many services are up?', '4 of 5 services are up; not up: exports (down).'],
  [['out'], 'how many servers are down right now?', '1 of 7 servers is down: exports-1.'],
  [['slow'], 'how many services are up?', 'All 5 services are up.'],
  [['slow'], 'how many services are degraded?', '1 of 5 services is degraded: storefront.'],
  [['maintenance'], 'how many services are up?', '4 of 5 services are up; not up: billing (maintenance).'],
  [['out'], 'how many services do you cover?', '5 services: storefront, checkout, billing, exports and search.'],
] as const)('with %j: %s', async (matters, asked, words) => {
  expect(await say(matters, asked)).toBe(words);
});

describe('of servers', () => {
  const host = (name: string, status: 'up' | 'down' | 'degraded' | 'unknown' = 'up') => aHostView({ name, status });
  const told = (text: string, ...views: ReturnType<typeof host>[]) => {
    const answer = tellHowMany(text, { kind: 'server', views }, testNowMs);
    return answer && said(answer).join(' ');
  };

  it('all, one, several, none', () => {
    expect(told('how many are down', host('a', 'down'), host('b', 'down'))).toBe('All 2 servers are down: a and b.');
    expect(told('how many are down', host('a', 'down'))).toBe('1 of 1 server is down: a.');
    expect(told('how many are slow', host('a'), host('b', 'degraded'), host('c', 'degraded'))).toBe(
      '2 of 3 servers are degraded: b and c.',
    );
    expect(told('how many are up', host('a', 'down'), host('b', 'down'))).toBe(
      'None of 2 servers is up; not up: a (down) and b (down).',
    );
  });

  it('what cannot be judged is neither up nor down, and is said', () => {
    expect(told('how many are down', host('a'), host('b', 'unknown'))).toBe(
      "None of 2 servers is down. 1 server can't be judged right now.",
    );
    expect(told('how many are up', host('a'), host('b', 'unknown'))).toBe('1 of 2 servers is up; not up: b (unknown).');
    expect(told('how many are not up', host('a'), host('b', 'unknown'))).toBe('1 of 2 servers is not up: b.');
  });

  it('eight by name, and how many more', () => {
    const many = Array.from({ length: 10 }, (_, at) => host(`h${at}`, 'down'));
    expect(told('how many are down', ...many)).toBe(
      'All 10 servers are down: h0, h1, h2, h3, h4, h5, h6, h7 and 2 more.',
    );
  });

  it('nothing where no state is asked about, or there are none', () => {
    expect(told('how many servers', host('a'))).toBeUndefined();
    expect(tellHowMany('how many are up', { kind: 'service', views: [] }, testNowMs)).toBeUndefined();
    const views = [aServiceView({ name: 'shop' })];
    expect(tellHowMany('how many are up', { kind: 'service', views }, testNowMs)?.answered).toBe(true);
  });
});
