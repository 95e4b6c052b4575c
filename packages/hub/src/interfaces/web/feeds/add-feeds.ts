/** What customers follow from elsewhere: feeds, badges, and the company's logo. All of it is public, or closed with the status page. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from '../access/gate.ts';
import type { PageContext } from '../page-context.ts';
import { shownNow } from '../status/service-list.ts';
import { createAudience } from '../status/status-audience.ts';
import { badge } from './badge.ts';
import { feedOf } from './feed-entries.ts';
import { writeAtom } from './write-atom.ts';
import { writeRss } from './write-rss.ts';

const pictureTypes: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};
const forms = [
  { path: '/feed.rss', type: 'application/rss+xml', write: writeRss },
  { path: '/feed.atom', type: 'application/atom+xml', write: writeAtom },
] as const;
const mostNames = 50;
const mostLogoBytes = 200_000;

export function addFeeds(app: FastifyInstance, { gate }: { gate: Gate }): void {
  for (const { path, type, write } of forms) {
    app.get(path, async (request, reply) => {
      const context = mayRead(request);
      const feed = await feedOf(context, context.url.searchParams.getAll('for').slice(0, mostNames));
      return shared(reply, 60).type(`${type}; charset=utf-8`).send(write(feed, context.siteUrl));
    });
  }
  app.get<{ Params: { name: string } }>('/badge/:name.svg', async (request, reply) => {
    // As the public sees it, whoever asks: others embed it.
    const context: PageContext = { ...mayRead(request), role: 'public' };
    const audience = createAudience(context);
    const view = audience.services().find(({ service }) => service.name === request.params.name);
    if (!view) {
      throw new HeraldError('web/no-such-page', {
        message: 'There is no badge of that name.',
        next: 'Badges are there for the services of the public status page.',
      });
    }
    return shared(reply, 30)
      .type('image/svg+xml; charset=utf-8')
      .send(badge(audience.title(view.service.name), shownNow(view, context)));
  });
  app.get('/site/logo', async (request, reply) => {
    const file = mayRead(request).readModel.registry.site?.logoFile;
    const type = file === undefined ? undefined : pictureTypes[extname(file).toLowerCase()];
    const picture = file === undefined ? undefined : await readPicture(file);
    if (!picture || type === undefined) return reply.callNotFound();
    // A drawing may hold scripts: opened by itself it runs none.
    return shared(reply, 300)
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .type(type)
      .send(picture);
  });

  /** Throws `web/sign-in-needed` where the status page is closed to the public. */
  function mayRead(request: FastifyRequest): PageContext {
    const context = gate.context(request);
    return context.parts.settings.publicStatus === 'closed' ? gate.need(request, 'member') : context;
  }
}

/** May be kept by caches and shown on other sites: it is the same for everybody. */
function shared(reply: FastifyReply, seconds: number): FastifyReply {
  return reply
    .header('cache-control', `public, max-age=${seconds}`)
    .header('cross-origin-resource-policy', 'cross-origin');
}

/** Undefined where it is not there, or too large to be a logo. */
async function readPicture(file: string): Promise<Buffer | undefined> {
  try {
    const { size } = await stat(file);
    return size > mostLogoBytes ? undefined : await readFile(file);
  } catch {
    return undefined;
  }
}
