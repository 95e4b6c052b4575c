/**
 * Planning downtime without Discord: what a pipeline calls before it deploys, and the `herald downtime` command. Without
 * `announce` nothing is announced: the answer says what was understood, as the form in Discord does.
 */
import { createHash, randomUUID } from 'node:crypto';
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Downtime } from '../../../domain/downtime.ts';
import { tokenPlannerPrefix } from '../../../downtime/downtime-book.ts';
import type { DowntimePlan } from '../../../downtime/plan.ts';
import type { Planner, TypedPlan } from '../../../downtime/plan-draft.ts';
import { carryOut, type Draft, findComing, previewPlan, readPlan } from '../../../downtime/planning.ts';
import { readWish, type Wish } from '../../../downtime/read-wish.ts';
import { planLines } from '../../terminal/downtime-words.ts';
import { toPlain } from '../../terminal/plain-times.ts';
import { type ApiCaller, needScope } from '../access/api-caller.ts';
import type { WebParts } from '../web-parts.ts';
import { apiDowntime } from './api-shapes.ts';
import { ChangeBody, ExtendBody, PlanBody, readers, WindowBody } from './downtime-bodies.ts';
import { unclear, unknownWindow } from './downtime-refusals.ts';
import { checkedByHandler } from './read-body.ts';

export function addDowntimeApi(api: FastifyInstance, parts: WebParts): void {
  const { planning } = parts;
  const post = (path: string, summary: string, body: object, handle: (request: FastifyRequest) => Promise<object>) =>
    api.post(path, { schema: { summary, body }, validatorCompiler: checkedByHandler }, handle);

  post('/downtimes', 'Plan downtime', PlanBody, async (request) => {
    const caller = await needScope(request, parts, 'downtime');
    return plan(readers.plan(request.body), caller);
  });
  post('/downtimes/change', 'Move a window, or give it another end', ChangeBody, async (request) => {
    const caller = await needScope(request, parts, 'downtime');
    const { window: wanted, when, announce } = readers.change(request.body);
    return change(wanted, { kind: 'change', when }, announce, caller);
  });
  post('/downtimes/extend', 'The work takes longer', ExtendBody, async (request) => {
    const caller = await needScope(request, parts, 'downtime');
    const { window: wanted, minutes, announce } = readers.extend(request.body);
    return change(wanted, { kind: 'extend', minutes }, announce, caller);
  });
  for (const kind of ['end', 'cancel'] as const) {
    const summary = kind === 'end' ? 'The work is done before its end' : 'It will not take place';
    post(`/downtimes/${kind}`, summary, WindowBody, async (request) => {
      const caller = await needScope(request, parts, 'downtime');
      const { window: wanted, announce } = readers.window(request.body);
      return change(wanted, { kind }, announce, caller);
    });
  }

  async function plan(body: PlanBody, caller: ApiCaller): Promise<object> {
    const { announce = false, reference, acceptsDoubt } = body;
    const typed: TypedPlan = {
      title: body.title,
      when: body.when,
      repeats: body.repeats ?? '',
      affects: body.affects,
      customers: body.customers ?? '',
      typedAtMs: planning().nowMs(),
      ...(acceptsDoubt ? { acceptsDoubt } : {}),
    };
    const draftId = reference === undefined ? randomUUID() : idOf(caller, reference);
    const known = await findPlan(draftId);
    if (known) return already(known);
    const reading = readPlan(planning(), typed);
    if (reading.kind !== 'ready') throw unclear(reading);
    const by = plannerOf(caller);
    const { preview, beside } = previewPlan(planning(), { draftId, typed, by }, reading);
    needNames(caller, preview);
    const lines = planLines({ readBack: reading.readBack, preview, beside }, planning().registry(), words());
    const said = { readBack: reading.readBack };
    if (!announce) return { announced: false, ...said, window: apiDowntime(preview), text: textOf(notYet, lines) };
    const done = await confirm(draftId, { kind: 'plan', typed }, by);
    const window = apiDowntime(findWindow(done.downtimeId) ?? preview);
    return { announced: true, ...said, window, text: textOf(`Announced: ${done.title}.`, lines) };
  }

  async function change(wanted: string, wish: Wish, announce: boolean | undefined, caller: ApiCaller): Promise<object> {
    await planning().book.reload();
    planning().calendar.refresh();
    const found = findComing(planning(), wanted);
    if (found.kind !== 'found') throw unknownWindow(found.kind);
    const { downtime } = found;
    needNames(caller, downtime);
    const reading = readWish(wish, downtime, planning().nowMs());
    if (reading.kind === 'unclear') throw unclear(reading);
    const lines = [toPlain(reading.words, words())];
    if (!announce) return { announced: false, window: apiDowntime(downtime), text: textOf(notYet, lines) };
    const done = await confirm(randomUUID(), reading.draft, plannerOf(caller));
    const window = apiDowntime(findWindow(done.downtimeId) ?? downtime);
    return { announced: true, window, text: outcomeWords[reading.draft.kind](done.title) };
  }

  /** Throws `downtime/too-late`. */
  async function confirm(draftId: string, draft: Draft, by: Planner) {
    const done = await carryOut(planning(), draftId, draft, by);
    if (done.kind === 'done') return done;
    throw new HeraldError('downtime/too-late', {
      message: done.why,
      next: 'Nothing was announced; look at what is planned now.',
    });
  }

  async function findPlan(id: string): Promise<DowntimePlan | undefined> {
    await planning().book.reload();
    return planning()
      .book.plans()
      .find((one) => one.id === id);
  }

  function already({ id, title, cancelledAtMs }: DowntimePlan): object {
    if (cancelledAtMs !== undefined) {
      throw new HeraldError('downtime/reference-used', {
        message: `What was planned under this reference, ${title}, was cancelled.`,
        next: 'Give the new window a reference of its own.',
      });
    }
    const window = findWindow(`discord/${id}`);
    const text = `Nothing was planned twice: ${title} is announced already.`;
    return { announced: true, window: window ? apiDowntime(window) : null, text };
  }

  /** A window, or the first that is to come of a series. */
  function findWindow(id: string): Downtime | undefined {
    const nowMs = planning().nowMs();
    const all = planning().calendar.all({ fromMs: nowMs - 15 * dayMs, toMs: nowMs + 400 * dayMs });
    return (
      all.find((one) => one.id === id) ?? all.find(({ seriesId, endsAtMs }) => seriesId === id && endsAtMs > nowMs)
    );
  }

  /** Throws `web/token-not-for-this`. */
  function needNames({ name, names }: ApiCaller, { services, hosts }: Downtime): void {
    const own = new Set(names.flatMap((one) => [one, ...(planning().registry().services.get(one)?.hosts ?? [])]));
    const stranger = names.length === 0 ? undefined : [...services, ...hosts].find((one) => !own.has(one));
    if (stranger === undefined) return;
    throw new HeraldError('web/token-not-for-this', {
      message: `The token ${name} is for ${names.join(', ')}, not for ${stranger}.`,
      next: `Whoever runs the hub makes one that is: herald token new NAME --for ${stranger}`,
    });
  }

  function words() {
    return { zone: planning().registry().zone, nowMs: planning().nowMs() };
  }
}

const dayMs = 86_400_000;
const notYet = 'I understood this. Nothing is announced yet.';
const outcomeWords: Record<Draft['kind'], (title: string) => string> = {
  plan: (title) => `Announced: ${title}.`,
  change: (title) => `${title} is changed, and said so in the channels.`,
  end: (title) => `${title} is finished, and said so in the channels.`,
  cancel: (title) => `${title} is cancelled, and said so in the channels.`,
};

function textOf(first: string, lines: readonly string[]): string {
  return [first, ...lines].join('\n');
}

function plannerOf({ name, personId }: ApiCaller): Planner {
  return { plannerId: personId ?? `${tokenPlannerPrefix}${name.slice(0, 24)}`, plannedBy: name };
}

/** A reference is its caller's own: two pipelines may both have a run 17. */
function idOf({ name }: ApiCaller, reference: string): string {
  return `api-${createHash('sha256').update(`${name}\n${reference}`).digest('hex').slice(0, 40)}`;
}
