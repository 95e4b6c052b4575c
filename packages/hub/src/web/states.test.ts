import { HeraldError } from '@herald/protocol/herald-error';
import { expect, it } from 'vitest';
import { aHealth, aHostView, aKnowledge, aServiceView, testNowMs } from '../testing/builders.ts';
import { visit } from './testing/visit.ts';

const pages = ['/', '/fleet', '/inquiries', '/ask', '/hosts/web-1', '/services/storefront', '/fleet?view=map'];

const failing = async (): Promise<never> => {
  throw new HeraldError('store/unreachable', { message: 'The database does not answer.', next: 'Start PostgreSQL.' });
};

it('with a dead database every page stands, shows what is known now and says what is missing', async () => {
  const knowledge = aKnowledge({ incidents: [], uptime: failing, series: failing });
  await using visitor = await visit({
    knowledge: () => ({ ...knowledge, incidents: failing }),
    inquiries: failing,
    storeHealth: () => ({
      kind: 'not-recording',
      sinceMs: testNowMs - 60_000,
      code: 'store/unreachable',
      why: 'The database does not answer.',
      next: 'Start PostgreSQL.',
      buffered: 3,
      lost: 0,
    }),
  });
  for (const path of pages) {
    const { status, text } = await visitor.get(path, 'engineer');
    expect(status, path).toBe(200);
    if (path !== '/ask') expect(text, path).toContain('Start PostgreSQL.');
  }
  expect((await visitor.get('/')).text).toContain('storefront is up.');
});

it('with nothing in the registry it says what to do', async () => {
  const knowledge = aKnowledge({ services: [], hosts: [] });
  await using visitor = await visit({ knowledge: () => knowledge });
  expect((await visitor.get('/', 'member')).text).toContain('Nothing is watched here yet.');
  expect((await visitor.get('/fleet', 'engineer')).text).toContain('No server is known yet.');
});

it('when it has just started it says so instead of guessing', async () => {
  const host = aHostView({ status: 'unknown', lastReport: undefined, lastAnsweredAtMs: undefined });
  const knowledge = aKnowledge({
    services: [aServiceView({ hosts: [host], health: aHealth('unknown') })],
    sight: { kind: 'starting' },
  });
  await using visitor = await visit({ knowledge: () => knowledge });
  expect((await visitor.get('/')).text).toContain('Herald has just started.');
  expect((await visitor.get('/hosts/web-1', 'member')).status).toBe(200);
});

it('when the hub itself is cut off it claims nothing', async () => {
  const knowledge = aKnowledge({ sight: { kind: 'blind', sinceMs: testNowMs - 60_000 } });
  await using visitor = await visit({ knowledge: () => knowledge });
  const { text } = await visitor.get('/');
  expect(text).toContain('see any server right now.');
  expect(text).not.toContain('All services are up');
});

it('a server that is not known is a page that says so', async () => {
  await using visitor = await visit();
  const { status, text } = await visitor.get('/hosts/web-99', 'member');
  expect(status).toBe(404);
  expect(text).toContain('Herald knows no server');
});

it('is alive before it is ready', async () => {
  await using visitor = await visit({ isReady: () => false });
  expect((await visitor.get('/healthz')).status).toBe(200);
  expect((await visitor.get('/readyz')).status).toBe(503);
});
