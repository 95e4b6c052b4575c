/** Whatever is held of every page (width, keyboard, axe, print, names) is held of those that are listed: a page that is not would escape. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pagePaths } from './testing/page-paths.ts';
import { requestOf, routesFor } from './testing/route-access.ts';
import { type Visitor, visit } from './testing/visit.ts';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await visit();
});
afterAll(() => visitor[Symbol.asyncDispose]());

it('every route that answers with a page is listed among the pages', async () => {
  const missing: string[] = [];
  for (const route of routesFor('everyone', 'member', 'engineer')) {
    const { method, url } = requestOf(route);
    // A stream answers for as long as it is read.
    if (method !== 'GET' || url.startsWith('/live/')) continue;
    const { headers, status } = await visitor.get(url, 'engineer');
    if (status !== 200 || !String(headers['content-type']).startsWith('text/html')) continue;
    const path = route.replace('GET ', '').replaceAll(/:\w+/g, '[^/]+');
    const pattern = new RegExp(`^${path}(\\?.*)?$`);
    if (!pagePaths.some((one) => pattern.test(one))) missing.push(route);
  }
  expect(missing).toEqual([]);
});
