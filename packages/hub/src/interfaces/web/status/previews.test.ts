/** Pictures that chats show of a link, and how much a visitor of the status page has to load. */
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aSite } from '../testing/a-site.ts';
import { someParts } from '../testing/some-parts.ts';
import { type Visitor, visit } from '../testing/visit.ts';
import { previewPicture } from './preview-picture.ts';

const { settings } = someParts();
let visitor: Visitor;
beforeAll(async () => {
  visitor = await visit({ settings: { ...settings, webUrl: 'https://status.example.com' } });
});
afterAll(() => visitor[Symbol.asyncDispose]());

/** Of a PNG, from its header. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

it.each(['/preview.png', '/incidents/open-1/preview.png'])(
  '%s is a picture of the size that chats want, the same for everybody',
  async (url) => {
    const [mine, theirs] = await Promise.all(
      ['platform', 'nobody'].map((person) =>
        visitor.web.app.inject({
          url,
          headers: person === 'nobody' ? {} : { cookie: visitor.signIn('platform').cookie },
        }),
      ),
    );
    expect(theirs?.headers['content-type']).toBe('image/png');
    expect(sizeOf(theirs?.rawPayload ?? Buffer.alloc(0))).toEqual({ width: 1200, height: 630 });
    expect(mine?.rawPayload.equals(theirs?.rawPayload ?? Buffer.alloc(0))).toBe(true);
  },
);

it('pages name their picture by its whole address, and only where that is known', async () => {
  const { text } = await visitor.get('/');
  expect(text).toContain('<meta property="og:image" content="https://status.example.com/preview.png">');
  expect(text).toContain('content="summary_large_image"');
  expect((await visitor.get('/incidents/open-1')).text).toContain(
    'content="https://status.example.com/incidents/open-1/preview.png"',
  );
  await using nameless = await visit();
  const { body } = await nameless.web.app.inject({ url: '/', headers: { host: 'status.internal' } });
  expect(body).not.toContain('og:image');
});

it('draws nothing private, and there is none of an incident that the public may not know', async () => {
  const drawn: string[] = [];
  const { drawer } = someParts();
  await using closed = await visit({
    drawer: {
      ...drawer,
      picture: async (svg) => {
        drawn.push(svg);
        return new Uint8Array();
      },
    },
  });
  for (const path of ['/preview.png', '/incidents/open-1/preview.png']) await closed.get(path, 'platform');
  expect(drawn.join()).toContain('Card payments');
  expect(drawn.join()).not.toMatch(/vault|secret|\d+\.\d+\.\d+\.\d+|(web|checkout|worker)-\d/i);
  expect((await closed.get('/incidents/past-2/preview.png', 'platform')).status).toBe(404);
  await drawer[Symbol.asyncDispose]();
});

it('cuts what is too long, and escapes what would be markup', () => {
  const svg = previewPicture({
    site: 'S'.repeat(100),
    status: 'down',
    title: `${'Donaudampfschifffahrtsgesellschaft '.repeat(5)}<script>`,
    line: 'and a "line"',
    services: [{ title: '<b>'.repeat(20), status: 'up' }],
  });
  expect(svg).not.toMatch(/<script|<b>/);
  for (const [, words = ''] of svg.matchAll(/<text [^>]*font-size="58"[^>]*>([^<]*)</g))
    expect([...words].length).toBeLessThanOrEqual(36);
});

it('a visitor loads less than 100 KB in all for the status page of twelve services, as browsers get it', async () => {
  await using site = await visit({ readModel: () => aSite(12) });
  const page = (await site.get('/')).text;
  const paths = new Set([...page.matchAll(/(?:src|href)="(\/(?:assets|site)\/[^"]+)"/g)].map(([, path = '']) => path));
  for (const path of [...paths])
    for (const [, more = ''] of (await site.get(path)).text.matchAll(/from ["']\.\/([a-z-]+\.ts)["']/g))
      paths.add(path.replace(/[^/]+$/, more));
  let bytes = brotliCompressSync(page).byteLength;
  for (const url of paths) {
    const { statusCode, rawPayload } = await site.web.app.inject({ url, headers: { 'accept-encoding': 'br' } });
    expect(statusCode, url).toBe(200);
    bytes += rawPayload.byteLength;
  }
  expect(paths.size).toBeGreaterThan(3);
  expect(bytes).toBeLessThan(100_000);
});

it('the page stays small with many services: what is the same for most days is drawn once', async () => {
  await using site = await visit({ readModel: () => aSite(40) });
  const { text } = await site.get('/');
  expect(text.match(/class="uptime"/g)).toHaveLength(40);
  expect(text.length).toBeLessThan(200_000);
});
