/** Sends events to other tools: in order for each receiver, signed, retried for an hour, bounded, and kept over a restart. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { request } from 'undici';
import type { WebhookTarget } from '../../domain/registry.ts';
import type { IncidentTransition } from '../incidents/reconcile-incidents.ts';
import type { KeptMessages, WebhookMessage } from './kept-messages.ts';
import { webhookEvent } from './webhook-event.ts';
import { signWebhook } from './webhook-signature.ts';

export type WebhooksOptions = {
  targets(): readonly WebhookTarget[];
  /** The value of a target's `secretVariable`; nothing is sent to a target without one. */
  secretOf(variable: string): string | undefined;
  kept: KeptMessages;
  clock: Clock;
  log: Logger;
};

export type Webhooks = AsyncDisposable & {
  /** Queues it for every target; returns at once. */
  send(happened: IncidentTransition): void;
  waiting(): number;
};

/** `isKept` ends once the message is in the store, or cannot be. */
type Waiting = { message: WebhookMessage; isKept: Promise<void> };
type Lane = { queue: Waiting[]; working: Promise<void> | undefined };

type Attempt = 'done' | 'refused' | { afterSeconds: number };

const requestTimeoutMs = 10_000;
const mostWaiting = 1_000;
/** Seconds before each further try: an hour in all. */
const retrySeconds = [5, 30, 120, 300, 900, 2_400];
/** A receiver may ask for more patience than that, up to so much. */
const longestWaitSeconds = 3_600;

/** Begins with what waited when the hub last stopped. Disposing leaves what still waits to the next start. */
export async function startWebhooks({ targets, secretOf, kept, clock, log }: WebhooksOptions): Promise<Webhooks> {
  const stopping = new AbortController();
  const lanes = new Map<string, Lane>();
  for (const { target, message } of await kept.read()) enqueue(target, { message, isKept: Promise.resolve() });
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
    const message = { id, body, type: event.type };
    for (const { name } of targets()) enqueue(name, { message, isKept: kept.keep(name, message) });
  }

  function enqueue(name: string, waiting: Waiting): void {
    const lane = lanes.get(name) ?? { queue: [], working: undefined };
    lanes.set(name, lane);
    if (lane.queue.length >= mostWaiting) {
      log.warn(
        { webhook: name, type: waiting.message.type },
        'too much waits for this webhook; this event is not sent',
      );
      return;
    }
    lane.queue.push(waiting);
    lane.working ??= work(name, lane).finally(() => {
      lane.working = undefined;
    });
  }

  async function work(name: string, lane: Lane): Promise<void> {
    for (let next = lane.queue[0]; next && !stopping.signal.aborted; next = lane.queue[0]) {
      const { message, isKept } = next;
      if ((await deliver(name, message)) === 'stopped') return;
      lane.queue.shift();
      await isKept;
      await kept.forget(name, message);
    }
  }

  async function deliver(name: string, message: WebhookMessage): Promise<'ended' | 'stopped'> {
    for (const [attempt, waitSeconds] of [...retrySeconds, undefined].entries()) {
      const result = await attemptOnce(name, message);
      if (result === 'done') return 'ended';
      if (stopping.signal.aborted) return 'stopped';
      if (waitSeconds === undefined || result === 'refused') {
        log.error({ webhook: name, type: message.type, attempts: attempt + 1 }, 'a webhook is given up');
        return 'ended';
      }
      await clock.sleep(Math.max(waitSeconds, result.afterSeconds) * 1000, stopping.signal);
      if (stopping.signal.aborted) return 'stopped';
    }
    return 'ended';
  }

  /** `refused`: trying again will not help. The address may hold a secret, so only the name is logged. */
  async function attemptOnce(name: string, { id, body, type }: WebhookMessage): Promise<Attempt> {
    const target = targets().find((one) => one.name === name);
    // As with all settings, a line end of the file that it came from is no part of it.
    const secret = target && secretOf(target.secretVariable)?.trim();
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
      return response.statusCode === 410 ? 'refused' : { afterSeconds: askedPatience(response.headers['retry-after']) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
      if (!stopping.signal.aborted) log.warn({ webhook: name, type, code }, 'a webhook does not arrive');
      return { afterSeconds: 0 };
    }
  }

  /** `Retry-After` (RFC 9110): seconds, or a date. */
  function askedPatience(header: string | string[] | undefined): number {
    const text = String(header ?? '').trim();
    const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - clock.now()) / 1000;
    return seconds > 0 ? Math.min(Math.ceil(seconds), longestWaitSeconds) : 0;
  }
}
