/** What meets a bot's requests on a rough day: limits of every scope, gateways that fail, and answers that take their time. */
import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tooMany } from '../rest/rate-limits.ts';
import { type Draw, pick } from './rough-day.ts';

export type RoughRequests = { before(request: FastifyRequest, reply: FastifyReply): Promise<'passed' | 'refused'> };

const share = { limited: 0.03, failed: 0.01, slow: 0.15 };
const longestDelayMs = 150;
const longestPauseSeconds = 0.4;

export function createRoughRequests(draw: Draw): RoughRequests {
  return {
    async before(request, reply) {
      const { url } = request;
      const isBots = request.headers.authorization?.startsWith('Bot ') === true;
      const isCallback = url.includes('/interactions/');
      const isWebhook = url.includes('/webhooks/');
      if (!isBots && !isCallback && !isWebhook) return 'passed';
      if (draw() < share.slow) await wait(draw() * longestDelayMs);
      // Callbacks count towards no limit (Discord docs, "Interactions are not bound to the global rate limit").
      if (isCallback) return 'passed';
      if (draw() < share.limited) {
        const scope = isWebhook ? 'user' : (pick(draw, ['user', 'global', 'shared'] as const) ?? 'user');
        tooMany(reply, { retryAfterSeconds: 0.05 + draw() * longestPauseSeconds, scope });
        return 'refused';
      }
      if (draw() < share.failed) {
        const status = pick(draw, [500, 502, 503, 504] as const) ?? 503;
        void reply.status(status).send({ message: `${status}: ${STATUS_CODES[status]}`, code: 0 });
        return 'refused';
      }
      return 'passed';
    },
  };
}
