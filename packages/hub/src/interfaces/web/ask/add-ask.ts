/** Asking: the form of the page, and the door that the `ask` command of this machine uses. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Answer } from '../../../answers/answer.ts';
import { forCustomers } from '../../../answers/for-customers.ts';
import { withOpenIncidents } from '../../../answers/outages.ts';
import { operator } from '../../../answers/viewer.ts';
import { answerText } from '../../terminal/render-answer.ts';
import type { Gate } from '../access/gate.ts';
import { isLocalCommand } from '../access/local-command.ts';
import { send } from '../add-pages.ts';
import { htmlText } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import type { WebParts } from '../web-parts.ts';
import { askPage, exchange } from './ask-page.ts';
import { type Conversations, createConversations, type Exchange } from './conversations.ts';
import { pastedWords } from './csm-actions.ts';

const name = { minLength: 1, maxLength: 100 };
const AskRequest = Type.Object({
  question: Type.String({ minLength: 1, maxLength: 4_000 }),
  as: Type.Optional(Type.String(name)),
  channel: Type.Optional(Type.String(name)),
});
const askCheck = Compile(AskRequest);
const formCheck = Compile(
  Type.Object({
    question: Type.Optional(Type.String({ maxLength: 4_000 })),
    again: Type.Optional(Type.String({ maxLength: 4_000 })),
  }),
);
const slower = { rateLimit: { max: 120, timeWindow: 60_000 } };

export function addAsk(app: FastifyInstance, { parts, gate }: { parts: WebParts; gate: Gate }): void {
  const conversations: Conversations = createConversations(() => parts.clock.now());

  app.get('/ask', async (request, reply) => {
    const context = gate.need(request, 'member');
    return send(reply, askPage(context, conversations.of(context.session?.id ?? '')));
  });

  app.post('/ask', { config: slower }, async (request, reply) => {
    const context = gate.need(request, 'member');
    gate.needOwnPage(request, context);
    if (!formCheck.Check(request.body)) throw badQuestion();
    const question = (request.body.again || request.body.question || '').trim();
    if (question === '') return reply.redirect('/ask', 303);
    const sessionId = context.session?.id ?? '';
    const asked = await exchangeOf(question, context);
    conversations.add(sessionId, asked);
    const isScript = request.headers['x-herald-csrf'] !== undefined;
    return send(reply, isScript ? htmlText(exchange(asked, context)) : askPage(context, conversations.of(sessionId)));
  });

  app.post('/ask/afresh', async (request, reply) => {
    const context = gate.need(request, 'member');
    gate.needOwnPage(request, context);
    conversations.forget(context.session?.id ?? '');
    parts.forgetQuestions?.(askerOf(context));
    return reply.redirect('/ask', 303);
  });

  // The local token stands for the operator of this machine: it needs no session, and no browser has it.
  app.post('/api/ask', { config: slower }, async (request) => {
    const isLocal = isLocalCommand(request, parts.secrets.localToken);
    const context = isLocal ? gate.context(request) : gate.need(request, 'member');
    if (!isLocal) gate.needOwnPage(request, context);
    if (!askCheck.Check(request.body)) throw badQuestion();
    const { question, as, channel }: Static<typeof AskRequest> = request.body;
    const answer = isLocal
      ? await parts.ask({
          text: question,
          personId: as ?? 'terminal',
          channelId: channel ?? 'terminal',
          viewer: operator,
        })
      : await askAsPerson(question, context);
    const { nowMs } = context.readModel;
    return { answer, zone: context.zone, nowMs, text: answerText(answer, { zone: context.zone, nowMs }) };
  });

  async function exchangeOf(question: string, context: PageContext): Promise<Exchange> {
    const answer = await askAsPerson(question, context);
    const known = await withOpenIncidents(parts.readModel());
    const texts = answer.toPaste ?? forCustomers(answer.targets, known);
    return {
      question,
      answer,
      askedAtMs: parts.clock.now(),
      forCustomers: pastedWords(texts, context.zone),
    };
  }

  function askAsPerson(question: string, context: PageContext): Promise<Answer> {
    return parts.ask({ text: question, personId: askerOf(context), channelId: 'page', viewer: context.viewer });
  }
}

function askerOf({ session }: PageContext): string {
  return `page:${session?.personId ?? ''}`;
}

function badQuestion(): HeraldError {
  return new HeraldError('web/request-invalid', {
    message: 'A question must be text of 1 to 4,000 characters.',
    next: 'Send `{ "question": "is billing up?" }`.',
  });
}
