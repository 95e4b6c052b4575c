/** Discord's rate limits: by bucket and over all, told in headers and refused with 429 (topics/rate-limits). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { param } from './server.ts';

/** How many requests a bucket takes in how long. Discord publishes none of these; they are those it has long given. */
const bucketLimits: { method: string; route: RegExp; limit: number; windowMs: number }[] = [
  { method: 'POST', route: /\/channels\/:channelId\/messages$/, limit: 5, windowMs: 5_000 },
  { method: 'PATCH', route: /\/messages\/:messageId$/, limit: 5, windowMs: 5_000 },
  { method: 'DELETE', route: /\/messages\/:messageId$/, limit: 5, windowMs: 1_000 },
  { method: 'PUT', route: /\/reactions\//, limit: 1, windowMs: 250 },
  { method: 'POST', route: /\/typing$/, limit: 5, windowMs: 5_000 },
  { method: 'POST', route: /\/webhooks\/:applicationId\/:token$/, limit: 5, windowMs: 2_000 },
  { method: 'POST', route: /\/scheduled-events$/, limit: 5, windowMs: 5_000 },
];
const otherLimit = { limit: 50, windowMs: 1_000 };
const globalLimit = { limit: 50, windowMs: 1_000 };
const invalidLimit = { limit: 10_000, windowMs: 10 * 60_000 };
/** Of messages older than an hour (JSON error code 30046). The limit isn't published; this is the one that bots report. */
const oldEditLimit = { limit: 3, windowMs: 20_000 };

type Window = { count: number; endsAtMs: number };

export type RateLimits = {
  /** Counts a request; answers 429 itself and gives `refused` when there were too many. */
  count(request: FastifyRequest, reply: FastifyReply): 'passed' | 'refused';
  /** The same of an edit, once its message is known to be older than an hour. */
  countOldEdit(channelId: string, nowMs: number, reply: FastifyReply): 'passed' | 'refused';
  /** Counts an answer of 401, 403 or 429: too many in ten minutes ban the address. */
  countInvalid(): void;
};

/** Windows run by the machine's own time, since the client waits in it whatever the world's clock says. */
export function createRateLimits(elapsed: () => number = () => performance.now()): RateLimits {
  const windows = new Map<string, Window>();
  return {
    count(request, reply) {
      const route = request.routeOptions.url ?? '';
      // Callbacks count towards no limit.
      if (route.includes('/interactions/')) return 'passed';
      if (peek('invalid').count >= invalidLimit.limit) return banned(reply, peek('invalid').endsAtMs);
      const isWebhook = route.includes('/webhooks/');
      if (!isWebhook && take('global', globalLimit) < 0)
        return refuse(reply, peek('global').endsAtMs, { scope: 'global' });
      const known = bucketLimits.find((one) => one.method === request.method && one.route.test(route));
      const { limit, windowMs } = known ?? otherLimit;
      const bucket = hash(`${request.method} ${route}`);
      const key = `${bucket} ${param(request, 'channelId')} ${param(request, 'guildId')} ${param(request, 'token')}`;
      const left = take(key, { limit, windowMs });
      const { endsAtMs } = peek(key);
      const resetAfterSeconds = Math.max(0, endsAtMs - elapsed()) / 1000;
      reply.headers({
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, left)),
        'x-ratelimit-reset': (Date.now() / 1000 + resetAfterSeconds).toFixed(3),
        'x-ratelimit-reset-after': resetAfterSeconds.toFixed(3),
        'x-ratelimit-bucket': bucket,
      });
      return left < 0 ? refuse(reply, endsAtMs, { scope: 'user' }) : 'passed';
    },
    countOldEdit(channelId, nowMs, reply) {
      // By the world's clock, by which a message is old: where days are moved in a second, edits are days apart.
      const key = `old edits ${channelId} ${Math.floor(nowMs / oldEditLimit.windowMs)}`;
      return take(key, oldEditLimit) < 0
        ? refuse(reply, peek(key).endsAtMs, { scope: 'user', code: 30_046 })
        : 'passed';
    },
    countInvalid() {
      take('invalid', invalidLimit);
    },
  };

  function peek(key: string): Window {
    const window = windows.get(key);
    return window && window.endsAtMs > elapsed() ? window : { count: 0, endsAtMs: elapsed() };
  }

  /** How many requests the window has left after this one; negative when it had none. */
  function take(key: string, { limit, windowMs }: { limit: number; windowMs: number }): number {
    if (windows.size > 10_000)
      for (const [old, { endsAtMs }] of windows) if (endsAtMs <= elapsed()) windows.delete(old);
    const window = windows.get(key);
    const current = window && window.endsAtMs > elapsed() ? window : { count: 0, endsAtMs: elapsed() + windowMs };
    current.count += 1;
    windows.set(key, current);
    return limit - current.count;
  }

  function refuse(
    reply: FastifyReply,
    endsAtMs: number,
    limited: Pick<Parameters<typeof tooMany>[1], 'scope' | 'code'>,
  ): 'refused' {
    tooMany(reply, { retryAfterSeconds: Math.max(0.001, (endsAtMs - elapsed()) / 1000), ...limited });
    return 'refused';
  }

  /** The address itself is banned: no JSON, as the proxy before Discord answers. */
  function banned(reply: FastifyReply, endsAtMs: number): 'refused' {
    const seconds = String(Math.ceil((endsAtMs - elapsed()) / 1000));
    void reply
      .status(429)
      .header('retry-after', seconds)
      .type('text/html')
      .send('You are being blocked from accessing our API.');
    return 'refused';
  }
}

/** Discord's 429. One with a code of its own is a limit below that of the route, in which much may be left. */
export function tooMany(
  reply: FastifyReply,
  { retryAfterSeconds, scope, code }: { retryAfterSeconds: number; scope: 'user' | 'global' | 'shared'; code?: number },
): void {
  const ofRoute = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': retryAfterSeconds.toFixed(3) };
  reply.headers({
    'retry-after': String(Math.ceil(retryAfterSeconds)),
    'x-ratelimit-scope': scope,
    ...(code === undefined ? ofRoute : { 'x-ratelimit-remaining': '1' }),
    ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
  });
  const body = { message: 'You are being rate limited.', retry_after: Number(retryAfterSeconds.toFixed(3)) };
  void reply.status(429).send({ ...body, global: scope === 'global', ...(code === undefined ? {} : { code }) });
}

function hash(text: string): string {
  let value = 0;
  for (const char of text) value = (value * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return value.toString(16).padStart(8, '0').repeat(4);
}
