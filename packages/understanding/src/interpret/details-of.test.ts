import { expect, it } from 'vitest';
import { detailsOf } from './details-of.ts';

it.each([
  ['history', 'any outages longer than an hour this month?', { measure: 'outages', longerThanSeconds: 3_600 }],
  ['count', 'how many outages lasted more than 10 minutes?', { measure: 'outages', longerThanSeconds: 600 }],
  ['superlative', 'which service had the most downtime this month?', { measure: 'downtime', order: 'most' }],
  ['superlative', 'which server has the least free disk?', { measure: 'disk-free', order: 'least' }],
  ['superlative', 'which server has the most free memory?', { measure: 'memory', order: 'least' }],
  ['superlative', 'which server uses the most memory?', { measure: 'memory', order: 'most' }],
  ['meaning', 'what is the difference between "degraded" and "down"?', { term: 'degraded and down' }],
  ['superlative', 'what was the longest outage this quarter', { measure: 'longest-outage', order: 'most' }],
  ['superlative', 'busiest box right now?', { measure: 'cpu', order: 'most' }],
  ['count', 'how many servers does checkout have?', { measure: 'servers' }],
  ['count', 'how many times did search go down', { measure: 'outages' }],
  ['count', 'how many services do you watch', { measure: 'services' }],
  ['meaning', 'what does degraded mean?', { term: 'degraded' }],
  ['meaning', 'what is "uptime" exactly?', { term: 'uptime' }],
  ['meaning', 'the difference between degraded and down', { term: 'degraded and down' }],
  ['meaning', 'what does degraded actually mean for a customer?', { term: 'degraded' }],
  ['meaning', 'what does latency actually mean?', { term: 'latency' }],
  ['meaning', 'when it says degraded, in human words?', { term: 'degraded' }],
  ['act', 'restart worker-2 please', { term: 'restart' }],
  ['privacy', 'forget everything about me', { wish: 'delete' }],
  ['privacy', 'what do you store about me?', { wish: 'show' }],
  ['history', 'did checkout keep 99.9 % in march', { goalPercent: 99.9 }],
  ['history', 'was billing down on 31 February?', { impossibleTime: '31 february' }],
  ['downtime', 'anything planned for April 31st?', { impossibleTime: 'april 31st' }],
] as const)('as %s, "%s" says more exactly', (intent, text, details) => {
  expect(detailsOf(intent, text)).toEqual(details);
});

it.each([
  ['health', 'is web-1 up?'],
  ['history', 'what happened on 29 February'],
  ['downtime', 'is billing down on may 31?'],
  ['metric', 'cpu of web-1'],
] as const)('as %s, "%s" says nothing more', (intent, text) => {
  expect(detailsOf(intent, text)).toEqual({});
});
