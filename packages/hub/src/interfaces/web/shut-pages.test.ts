/** Pages stay shut to what others would put into them: headers, cookies, and nothing from elsewhere. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { aPlanning } from '../../downtime/testing/a-planning.ts';
import { allAssets } from './assets.ts';
import { pagePaths } from './testing/page-paths.ts';
import { someParts } from './testing/some-parts.ts';
import { visit } from './testing/visit.ts';

it('every page carries headers that keep it shut, and no script or style within', async () => {
  await using planning = await aPlanning(fakeClock());
  await using visitor = await visit({ planning: () => planning });
  for (const path of pagePaths) {
    const { headers, text } = await visitor.get(path, 'engineer');
    expect(headers['content-security-policy'], path).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers, path).not.toHaveProperty('server');
    expect(headers, path).not.toHaveProperty('x-powered-by');
    expect(text, path).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|javascript:/i);
  }
});

it('over HTTPS the cookie and the connection stay on HTTPS', async () => {
  const { settings } = someParts();
  await using visitor = await visit({ settings: { ...settings, webUrl: 'https://herald.example.com' } });
  const secret = new URL(visitor.web.signInPath(), 'http://x').searchParams.get('secret') ?? '';
  const { headers } = await visitor.web.app.inject({ method: 'POST', url: '/sign-in/link', payload: { secret } });
  expect(String(headers['set-cookie'])).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
});

it('no page needs more than 200 KB of script, and nothing comes from elsewhere', async () => {
  const scripts = allAssets().filter(({ name }) => name.endsWith('.ts'));
  expect(scripts.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(200_000);
  await using planning = await aPlanning(fakeClock());
  await using visitor = await visit({ planning: () => planning });
  for (const path of pagePaths) {
    const { text } = await visitor.get(path, 'engineer');
    expect([...text.matchAll(/(?:src|href|srcset|action)="(https?:)?\/\//g)], path).toEqual([]);
  }
});
