/** `/preview.png` and `/incidents/ID/preview.png`: pictures for chats, always as the public sees it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { shownStatus } from '../../../domain/health.ts';
import type { ChartDrawer } from '../../charts/create-chart-drawer.ts';
import type { DrawingBound } from '../access/drawing-bound.ts';
import type { Gate } from '../access/gate.ts';
import type { PageContext } from '../page-context.ts';
import { findKnown, stateWords } from './incident-page.ts';
import { type Preview, previewPicture } from './preview-picture.ts';
import { siteTitle } from './site.ts';
import { createAudience } from './status-audience.ts';
import { statusHeadline } from './status-headline.ts';
import { asItIsNow, impactOf, statusOf } from './status-words.ts';

const mostKept = 20;
/** Of all strangers together: what they ask for is the same for all, and kept. */
const mostWaiting = 10;

type PreviewParts = { gate: Gate; drawer: ChartDrawer; bound: DrawingBound };

export function addPreviews(app: FastifyInstance, { gate, drawer, bound }: PreviewParts): void {
  /** By what is drawn: the same picture is asked for by every chat that the link is pasted into. */
  const kept = new Map<string, Promise<Uint8Array>>();

  app.get('/preview.png', async (request, reply) => {
    const context = asPublic(request);
    const audience = createAudience(context);
    const { status, plain, rest } = statusHeadline(context);
    return send(reply, {
      site: siteTitle(context.readModel.registry),
      status: status === 'none' ? 'unknown' : status,
      title: plain.replace(/\.$/, ''),
      line: rest,
      services: audience
        .services()
        .map(({ service, health }) => ({ title: audience.title(service.name), status: shownStatus(health) })),
    });
  });
  app.get<{ Params: { id: string } }>('/incidents/:id/preview.png', async (request, reply) => {
    const context = asPublic(request);
    const { incident, title } = await findKnown(request.params.id, context);
    const isOver = incident.endedAtMs !== undefined;
    return send(reply, {
      site: siteTitle(context.readModel.registry),
      status: isOver ? 'up' : statusOf(asItIsNow(incident, context.readModel.nowMs)),
      title,
      line: `${stateWords(incident, context)} ${impactOf(incident)}.`,
      services: [],
    });
  });

  async function send(reply: FastifyReply, preview: Preview): Promise<FastifyReply> {
    const svg = previewPicture(preview);
    const drawn = kept.get(svg) ?? bound.within('previews', mostWaiting, () => drawer.picture(svg));
    kept.delete(svg);
    kept.set(svg, drawn);
    drawn.catch(() => kept.delete(svg));
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return reply
      .type('image/png')
      .header('cache-control', 'public, max-age=60')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(Buffer.from(await drawn));
  }

  /** Throws `web/sign-in-needed` where the status page is closed to the public. */
  function asPublic(request: FastifyRequest): PageContext {
    const context = gate.context(request);
    const may = context.parts.settings.publicStatus === 'closed' ? gate.need(request, 'member') : context;
    return { ...may, role: 'public' };
  }
}
