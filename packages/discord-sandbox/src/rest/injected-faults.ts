/** Troubles that a test orders: 429s, 5xx, delays, and answers that are lost after the request was carried out. */
import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tooMany } from './rate-limits.ts';

/** Which requests: a method, and a part of the path such as `/messages` or a channel's id. All when left out. */
type Which = {
  method?: string;
  path?: string;
  /** Only those that carry files. */
  withFiles?: true /** How often; 1 when left out. */;
  times?: number;
};

export type InjectedFault = Which &
  (
    | {
        kind: 'rate-limit';
        retryAfterSeconds: number;
        scope?: 'user' | 'global' | 'shared' /** Discord's own, of a limit below that of the route. */;
        code?: number;
      }
    | {
        kind: 'status';
        status: 400 | 401 | 403 | 413 | 500 | 502 | 503 | 504 /** Discord's own; 0 when left out. */;
        code?: number;
      }
    | { kind: 'delay'; delayMs: number }
    /** The request is taken and never answered. */
    | { kind: 'silence' }
    /** The connection breaks before the request is carried out. */
    | { kind: 'reset' }
    /** The request is carried out, and the connection breaks before its answer. */
    | { kind: 'lost-answer' }
  );

export type InjectedFaults = {
  add(fault: InjectedFault): void;
  clear(): void;
  /** `refused` when the fault has ended the request. */
  before(request: FastifyRequest, reply: FastifyReply): Promise<'passed' | 'refused'>;
};

export function createInjectedFaults(): InjectedFaults {
  const pending: { fault: InjectedFault; left: number }[] = [];
  return {
    add(fault) {
      pending.push({ fault, left: fault.times ?? 1 });
    },
    clear() {
      pending.length = 0;
    },
    async before(request, reply) {
      const fault = next(request);
      switch (fault?.kind) {
        case undefined:
          return 'passed';
        case 'rate-limit':
          tooMany(reply, { ...fault, scope: fault.scope ?? 'user' });
          return 'refused';
        case 'status':
          void reply
            .status(fault.status)
            .send({ message: `${fault.status}: ${STATUS_CODES[fault.status]}`, code: fault.code ?? 0 });
          return 'refused';
        case 'delay':
          await wait(fault.delayMs);
          return 'passed';
        case 'silence':
          reply.hijack();
          return 'refused';
        case 'reset':
          reply.hijack();
          request.raw.socket.destroy();
          return 'refused';
        case 'lost-answer':
          // The route runs; what it would send finds no connection.
          reply.raw.end = () => {
            request.raw.socket.destroy();
            return reply.raw;
          };
          return 'passed';
        default:
          return fault satisfies never;
      }
    },
  };

  function next(request: FastifyRequest): InjectedFault | undefined {
    const found = pending.find(({ fault }) => {
      const rightMethod = fault.method === undefined || fault.method === request.method;
      const hasFiles = request.headers['content-type']?.startsWith('multipart/') === true;
      if (fault.withFiles && !hasFiles) return false;
      return rightMethod && (fault.path === undefined || request.url.includes(fault.path));
    });
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) pending.splice(pending.indexOf(found), 1);
    return found.fault;
  }
}
