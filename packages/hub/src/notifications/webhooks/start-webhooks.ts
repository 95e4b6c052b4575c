/** Sends events to other tools: in order for each receiver, signed, retried for an hour, and bounded. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { request } from 'undici';
import type { WebhookTarget } from '../../domain/registry.ts';
import type { IncidentTransition } from '../incidents/reconcile-incidents.ts';
import { webhookEvent } from './webhook-event.ts';
import { signWebhook } from './webhook-signature.ts';

export type WebhooksOptions = {
  targets(): readonly WebhookTarget[];
  /** The value of a target's `secretVariable`; nothing is sent to a target without one. */
  secretOf(variable: string): string | undefined;
  clock: Clock;
  log: Logger;
};

export type Webhooks = AsyncDisposable & {
  /** Queues it for every target; returns at once. */
  send(happened: IncidentTransition): void;
  waiting(): number;
};

type Message = { id: string; body: string; type: string };
type Lane = { queue: Message[]; working: Promise<void> | undefined };

const requestTimeoutMs = 10_000;
const mostWaiting = 1_000;
/** Seconds before each further try: an hour in all. */
const retrySeconds = [5, 30, 120, 300, 900, 2_400];

/** Disposing gives up what still waits: the store keeps the facts, and receivers can ask for them. */
export function startWebhooks({ targets, secretOf, clock, log }: WebhooksOptions): Webhooks {
  const stopping = new AbortController();
  const lanes = new Map<string, Lane>();
  return {
    send,
    waiting: () => [...lanes.values()].reduce((sum, { queue }) => sum + queue.length, 0),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await Promise.allSettled([...lanes.values()].map(({ working }) => working));
    },
  };

  function send(happened: IncidentTransition): void {
    const event = webhookEvent(happened, clock.now());
    const body = JSON.stringify(event);
    // The same event has the same id for each receiver and each try, so that receivers can tell a repetition.
    const id = `${happened.incident.id}-${happened.incident.timeline.length}`;
    for (const { name } of targets()) enqueue(name, { id, body, type: event.type });
  }

  function enqueue(name: string, message: Message): void {
    const lane = lanes.get(name) ?? { queue: [], working: undefined };
    lanes.set(name, lane);
    if (lane.queue.length >= mostWaiting) {
      log.warn({ webhook: name, type: message.type }, 'too much waits for this webhook; this event is not sent');
      return;
    }
    lane.queue.push(message);
    lane.working ??= work(name, lane).finally(() => {
      lane.working = undefined;
    });
  }

  async function work(name: string, lane: Lane): Promise<void> {
    for (let message = lane.queue[0]; message && !stopping.signal.aborted; message = lane.queue[0]) {
      await deliver(name, message);
      lane.queue.shift();
    }
  }

  async function deliver(name: string, message: Message): Promise<void> {
    for (const [attempt, waitSeconds] of [...retrySeconds, undefined].entries()) {
      const result = await attemptOnce(name, message);
      if (result === 'done' || stopping.signal.aborted) return;
      if (waitSeconds === undefined || result === 'refused') {
        log.error({ webhook: name, type: message.type, attempts: attempt + 1 }, 'a webhook is given up');
        return;
      }
      await clock.sleep(waitSeconds * 1000, stopping.signal);
      if (stopping.signal.aborted) return;
    }
  }

  /** `refused`: trying again will not help. The address may hold a secret, so only the name is logged. */
  async function attemptOnce(name: string, { id, body, type }: Message): Promise<'done' | 'again' | 'refused'> {
    const target = targets().find((one) => one.name === name);
    const secret = target && secretOf(target.secretVariable);
    if (!target) return 'refused';
    if (!secret) {
      log.error({ webhook: name, variable: target.secretVariable }, 'the secret of a webhook is not set');
      return 'refused';
    }
    try {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(requestTimeoutMs)]);
      const headers = { 'content-type': 'application/json', ...signWebhook({ id, atMs: clock.now(), body }, secret) };
      const response = await request(target.url, { method: 'POST', headers, body, signal });
      await response.body.dump({ limit: 16 * 1024, signal });
      if (response.statusCode < 300) return 'done';
      log.warn({ webhook: name, type, status: response.statusCode }, 'a webhook was not taken');
      // 410 asks to stop; other answers may be better in a while.
      return response.statusCode === 410 ? 'refused' : 'again';
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
      if (!stopping.signal.aborted) log.warn({ webhook: name, type, code }, 'a webhook does not arrive');
      return 'again';
    }
  }
}
