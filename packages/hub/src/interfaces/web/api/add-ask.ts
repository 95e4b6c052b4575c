/** Asking: the form of the page, and the door that the `ask` command of this machine uses. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Answer } from '../../../answers/answer.ts';
import { operator } from '../../../answers/viewer.ts';
import { answerText } from '../../terminal/render-answer.ts';
import type { Gate } from '../access/gate.ts';
import { isLocalCommand } from '../access/local-command.ts';
import { send } from '../add-pages.ts';
import { htmlText } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { askPage, exchange } from '../pages/ask-page.ts';
import type { WebParts } from '../web-parts.ts';

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
  app.get('/ask', async (request, reply) => send(reply, askPage(gate.need(request, 'member'))));

  app.post('/ask', { config: slower }, async (request, reply) => {
    const context = gate.need(request, 'member');
    gate.needOwnPage(request, context);
    if (!formCheck.Check(request.body)) throw badQuestion();
    const question = (request.body.again || request.body.question || '').trim();
    if (question === '') return reply.redirect('/ask', 303);
    const answer = await askAsPerson(question, context);
    const isScript = request.headers['x-herald-csrf'] !== undefined;
    return send(
      reply,
      isScript ? htmlText(exchange(question, answer, context.zone)) : askPage(context, { question, answer }),
    );
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

  function askAsPerson(question: string, { session, viewer }: PageContext): Promise<Answer> {
    return parts.ask({ text: question, personId: `page:${session?.personId ?? ''}`, channelId: 'page', viewer });
  }
}

function badQuestion(): HeraldError {
  return new HeraldError('web/request-invalid', {
    message: 'A question must be text of 1 to 4,000 characters.',
    next: 'Send `{ "question": "is billing up?" }`.',
  });
}
