/** Planning downtime on the pages, through the same planning that Discord, the terminal and pipelines use: read back first, announced on a yes. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Planner } from '../../../downtime/plan-draft.ts';
import { carryOut, findComing, previewPlan, readPlan } from '../../../downtime/planning.ts';
import { readWish, type Wish } from '../../../downtime/read-wish.ts';
import { plainText } from '../../../format/text.ts';
import type { Gate } from '../access/gate.ts';
import { send } from '../add-pages.ts';
import type { PageContext } from '../page-context.ts';
import { renderText } from '../render-text.ts';
import { timeWords } from '../times.ts';
import type { WebParts } from '../web-parts.ts';
import { downtimePage } from './downtime-page.ts';
import { type ReadForm, readPlanForm } from './plan-form.ts';
import { askingPage, readBackPage, wishPage } from './read-back-page.ts';

const WishForm = Type.Object({
  window: Type.String({ maxLength: 200 }),
  kind: Type.Union([Type.Literal('change'), Type.Literal('end'), Type.Literal('cancel')]),
  when: Type.Optional(Type.String({ maxLength: 200 })),
  readBack: Type.Optional(Type.String({ maxLength: 1_000 })),
  announce: Type.Optional(Type.String({ maxLength: 3 })),
});
const wishCheck = Compile(WishForm);

const notRead = 'That form was not complete. Fill it in again.';

export function addDowntime(app: FastifyInstance, { parts, gate }: { parts: WebParts; gate: Gate }): void {
  app.get('/downtime', async (request, reply) => send(reply, downtimePage(gate.need(request, 'engineer'))));

  app.post('/downtime/plan', async (request, reply) => {
    const context = gate.need(request, 'engineer');
    gate.needOwnPage(request, context);
    const form = readPlanForm(request.body, parts.clock.now());
    return form ? plan(form, request.body, reply, context) : send(reply, downtimePage(context, { problem: notRead }));
  });

  app.post('/downtime/change', async (request, reply) => {
    const context = gate.need(request, 'engineer');
    gate.needOwnPage(request, context);
    const { body } = request;
    if (!wishCheck.Check(body)) return send(reply, downtimePage(context, { problem: notRead }));
    const { window: wanted, kind, when = '', announce } = body;
    const found = findComing(parts.planning(), wanted);
    if (found.kind !== 'found') return send(reply, downtimePage(context, { problem: gone }));
    const wish: Wish = kind === 'change' ? { kind, when } : { kind };
    const reading = readWish(wish, found.downtime, parts.planning().nowMs());
    if (reading.kind === 'unclear') return send(reply, downtimePage(context, { problem: reading.question }));
    const readBack = plainText(reading.words, ({ atMs }) => timeWords(atMs, 'moment', context.zone));
    // What changed meanwhile is read back again: nobody confirms what they have not seen.
    if (announce !== 'yes' || readBack !== body.readBack) {
      const fields = { window: wanted, kind, when, readBack };
      return send(
        reply,
        wishPage({ words: renderText(reading.words, context.zone), yes: reading.yes, fields }, context),
      );
    }
    const done = await carryOut(parts.planning(), randomUUID(), reading.draft, plannerOf(context));
    if (done.kind === 'too-late') return send(reply, downtimePage(context, { problem: done.why }));
    return reply.redirect(`/downtime?said=${reading.draft.kind}`, 303);
  });

  async function plan(
    { typed, draftId, isConfirmed }: ReadForm,
    body: unknown,
    reply: FastifyReply,
    context: PageContext,
  ): Promise<FastifyReply> {
    const isEdit = typeof body === 'object' && body !== null && 'edit' in body;
    if (isEdit) return send(reply, downtimePage(context, { form: typed }));
    const reading = readPlan(parts.planning(), typed);
    if (reading.kind === 'asks') return send(reply, askingPage(typed, reading, context));
    if (reading.kind === 'unclear')
      return send(reply, downtimePage(context, { form: typed, problem: reading.question }));
    const id = draftId ?? randomUUID();
    const by = plannerOf(context);
    if (!isConfirmed) {
      const shown = previewPlan(parts.planning(), { draftId: id, typed, by }, reading);
      return send(reply, readBackPage({ typed, draftId: id, readBack: reading.readBack, ...shown }, context));
    }
    const done = await carryOut(parts.planning(), id, { kind: 'plan', typed }, by);
    if (done.kind === 'too-late') return send(reply, downtimePage(context, { form: typed, problem: done.why }));
    return reply.redirect('/downtime?said=plan', 303);
  }
}

const gone = 'That window is over or was cancelled meanwhile.';

function plannerOf({ session }: PageContext): Planner {
  return { plannerId: session?.personId ?? '', ...(session ? { plannedBy: session.name } : {}) };
}
