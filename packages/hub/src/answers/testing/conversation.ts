/** One person talks with Herald in a small world: from the words of the question to the words of the answer. */
import type { Downtime } from '../../domain/downtime.ts';
import type { HostView } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { Incident } from '../../domain/incident.ts';
import { plainText } from '../../format/text.ts';
import { outcome } from '../../monitoring/fleet/testing/outcomes.ts';
import { wordsOf } from '../../testing/a-question.ts';
import { aQuestionService } from '../../testing/a-question-service.ts';
import { anUptime } from '../../testing/an-uptime.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  anIncident,
  aReadModel,
  aReason,
  aServiceView,
  testNowMs,
} from '../../testing/builders.ts';
import type { Answer } from '../answer.ts';
import type { ReadModel } from '../read-model.ts';
import { operator } from '../viewer.ts';

const minuteMs = 60_000;

/** What is the matter: `slow` of the shop, `half` of billing (one of its two servers out), `out` of exports; `was-` earlier today. */
export type Matter =
  | 'slow'
  | 'half'
  | 'out'
  | 'out-rising'
  | 'was-out'
  | 'was-out-told'
  | 'was-taken'
  | 'was-out-back-by'
  | 'out-back-by'
  | 'was-slow'
  | 'was-slow-unwritten'
  | 'was-yesterday'
  /** Herald began to watch 35 minutes ago. */
  | 'young'
  | 'maintenance-soon'
  | 'planned-later'
  | 'maintenance-cancelled'
  | 'maintenance-silent'
  | 'maintenance'
  | 'maintenance-extended'
  | 'maintenance-over'
  | 'maintenance-over-late'
  | 'maintenance-over-early';

function worldOf(...matters: readonly Matter[]) {
  const is = (matter: Matter) => matters.includes(matter);
  const slow = aHealth('degraded', {
    reasons: [aReason({ code: 'cpu-high', text: 'CPU is at 100 %, mostly node.', weight: 'degraded' })],
  });
  const host = (name: string, health: Health = aHealth()): HostView => ({
    ...aHostView({ name, lastOutcome: outcome(health.status === 'down' ? 'timeout' : 'good', testNowMs) }),
    health,
  });
  const out = is('out') || is('out-back-by') || is('out-rising');
  const window = is('maintenance') || is('maintenance-extended');
  const planned = {
    downtimeId: 'patching',
    title: 'Database patching',
    startsAtMs: 0,
    endsAtMs: at(5),
    takesDown: true as const,
  };
  const services = [
    aServiceView({
      hosts: [host('web-1', is('slow') ? slow : aHealth())],
      service: { aliases: ['shop'] },
      health: is('slow')
        ? aHealth('degraded', {
            reasons: [
              aReason({
                code: 'too-few-hosts',
                text: 'Its server is degraded, so it may be slow.',
                weight: 'degraded',
              }),
            ],
          })
        : aHealth(),
    }),
    aServiceView({
      name: 'checkout',
      hosts: [host('checkout-1'), host('checkout-2')],
      service: { customers: 'Card payments', owner: { team: 'Payments' } },
    }),
    aServiceView({
      name: 'billing',
      hosts: [host('billing-1'), host('billing-2', aHealth(is('half') ? 'down' : 'up'))],
      service: { customers: 'Invoices', owner: { team: 'Payments' } },
      health: window ? { ...aHealth(), planned } : aHealth(),
    }),
    aServiceView({
      name: 'exports',
      hosts: [
        {
          ...host('exports-1', aHealth(out ? 'down' : 'up')),
          ...(is('out-rising') && { lastOutcome: outcome('good', testNowMs) }),
        },
      ],
      service: { customers: 'CSV exports', owner: { team: 'Exports' } },
      health: aHealth(out ? 'down' : 'up'),
    }),
    aServiceView({
      name: 'search',
      hosts: [host('search-1')],
      service: { customers: 'Product search', owner: { team: 'Data' } },
    }),
  ];
  const incidents = [
    ...(is('slow')
      ? [
          incident('service', 'storefront', 22, undefined, {
            worst: 'degraded',
            cause: 'Its server is degraded, so it may be slow.',
          }),
          incident('host', 'web-1', 22, undefined, { worst: 'degraded', cause: 'CPU is at 100 %, mostly node.' }),
        ]
      : []),
    ...(is('half') ? [incident('host', 'billing-2', 10)] : []),
    ...(is('out') || is('out-rising') ? [incident('service', 'exports', 3), incident('host', 'exports-1', 3)] : []),
    ...(is('was-out') ? [incident('service', 'exports', 30, 3), incident('host', 'exports-1', 30, 3)] : []),
    ...(is('was-out-told')
      ? [
          incident('service', 'exports', 30, 3, {
            notes: [
              { atMs: at(-29), kind: 'update', by: { name: 'Emil' }, text: 'the new disk is also bad' },
              { atMs: at(-26), kind: 'cause', by: { name: 'Emil' }, text: 'a broken disk' },
            ],
          }),
        ]
      : []),
    ...(is('was-taken')
      ? [
          incident('service', 'exports', 30, 3, {
            notes: [{ atMs: at(-28), kind: 'on-it', by: { name: 'Emil' }, text: '' }],
          }),
        ]
      : []),
    ...(is('was-out-back-by')
      ? [
          incident('service', 'exports', 30, 3, {
            notes: [
              {
                atMs: at(-29),
                kind: 'update',
                by: { name: 'Emil' },
                text: 'The disk failed, moving to a spare. Should be back by 10:20 UTC.',
                backByMs: at(80),
              },
            ],
          }),
        ]
      : []),
    ...(is('out-back-by')
      ? [
          incident('service', 'exports', 3, undefined, {
            notes: [{ atMs: at(-1), kind: 'update', by: { name: 'Emil' }, text: 'back by 10:20', backByMs: at(20) }],
          }),
        ]
      : []),
    ...(is('was-slow') ? [incident('host', 'checkout-1', 8, 2, { worst: 'degraded', cause: 'CPU is at 97 %.' })] : []),
    ...(is('was-slow-unwritten')
      ? [incident('host', 'checkout-1', 8, undefined, { worst: 'degraded', cause: 'CPU is at 97 %.' })]
      : []),
    ...(is('was-yesterday') ? [incident('service', 'billing', 1_200, 12)] : []),
  ];
  const patching = (fromMinute: number, toMinute: number, override: Partial<Downtime>) =>
    aDowntime({
      id: 'patching',
      services: ['billing'],
      takesDown: ['billing'],
      customers: 'Invoices cannot be sent.',
      plannedBy: 'Erin',
      startsAtMs: at(fromMinute),
      endsAtMs: at(toMinute),
      ...override,
    });
  const downtimes = [
    ...(is('maintenance-soon') ? [patching(5, 15, {})] : []),
    ...(is('planned-later')
      ? [later('search', 60, 90, { customers: 'New products are missing.' }), later('checkout', 8 * 24 + 1, 30)]
      : []),
    ...(is('maintenance') ? [patching(-5, 5, { state: 'running' })] : []),
    ...(is('maintenance-extended') ? [patching(-9, 5, { state: 'running', plannedEndsAtMs: at(1) })] : []),
    ...(is('maintenance-silent') ? [silent(patching(5, 15, {}))] : []),
    ...(is('maintenance-cancelled') ? [patching(24 * 60, 24 * 60 + 10, { state: 'cancelled' })] : []),
    ...(is('maintenance-over') ? [patching(-12, -2, { state: 'finished' })] : []),
    ...(is('maintenance-over-early') ? [patching(-12, -2, { state: 'finished', finishedAtMs: at(-8) })] : []),
    ...(is('maintenance-over-late') ? [patching(-15, -1, { state: 'finished', plannedEndsAtMs: at(-5) })] : []),
  ];
  return aReadModel({ services, incidents, downtimes, ...(is('young') && { uptime: watchedLately(incidents) }) });
}

/** Of what nobody watched nothing is known. */
function watchedLately(incidents: readonly Incident[]): ReadModel['uptime'] {
  return async (name, { fromMs, toMs }) => {
    const within = (from: number, to: number) => Math.max(0, Math.min(to, toMs) - Math.max(from, fromMs)) / 1000;
    const watchedSeconds = within(at(-35), testNowMs);
    const downSeconds = incidents
      .filter(({ target, worst }) => target.name === name && worst === 'down')
      .reduce((sum, { startedAtMs, endedAtMs = testNowMs }) => sum + within(startedAtMs, endedAtMs), 0);
    const upSeconds = watchedSeconds - downSeconds;
    const upPercent = watchedSeconds > 0 ? (100 * upSeconds) / watchedSeconds : undefined;
    return anUptime({ watchedSeconds, upSeconds, downSeconds, upPercent });
  };
}

function later(name: string, inHours: number, minutes: number, override: Partial<Downtime> = {}): Downtime {
  const startsAtMs = at(inHours * 60);
  const endsAtMs = startsAtMs + minutes * minuteMs;
  return aDowntime({ id: name, services: [name], takesDown: [name], startsAtMs, endsAtMs, ...override });
}

/** Its planner did not say what customers notice. */
function silent({ customers: _, ...downtime }: Downtime): Downtime {
  return downtime;
}

function at(minute: number): number {
  return testNowMs + minute * minuteMs;
}

function incident(
  kind: 'host' | 'service',
  name: string,
  minutesAgo: number,
  lasted?: number,
  override: Partial<Incident> = {},
): Incident {
  const startedAtMs = at(-minutesAgo);
  return anIncident({
    id: `${name}-${minutesAgo}`,
    target: { kind, name },
    startedAtMs,
    endedAtMs: lasted === undefined ? undefined : startedAtMs + lasted * minuteMs,
    cause: 'None of its servers is responding.',
    timeline: [{ atMs: startedAtMs, kind: 'opened', text: '' }],
    ...override,
  });
}

/** The last of what one person says, and the answer to it, in one line. `#status …`: said there; `> …` and a line: a reply to Herald. */
export async function say(matters: readonly Matter[], ...said: readonly string[]): Promise<string> {
  const answer = await answerTo(matters, ...said);
  return answer
    ? [answer.verdict, ...answer.lines].map(wordsOf).join(' ') +
        answer.groups
          .flatMap(({ rows }) => rows.slice())
          .map(({ name, line }) => ` [${name}: ${plainText(line, () => '')}]`)
          .join('')
    : '';
}

export async function answerTo(matters: readonly Matter[], ...said: readonly string[]): Promise<Answer | undefined> {
  const readModel = worldOf(...matters);
  const service = aQuestionService(() => readModel);
  const asker = { personId: '7', channelId: '8', viewer: operator };
  let heard: Answer | undefined;
  for (const text of said) {
    const [, toldText, own = text] = /^> (.*?)\n(.*)$/s.exec(text) ?? [];
    const [, where = 'dm', words = own] = /^(#\w+) (.*)$/s.exec(own) ?? [];
    const question = service.read(
      {
        text: words,
        place: where === 'dm' ? 'dm' : 'channel',
        // A channel about something always listens.
        ...(where === '#billing' && { boundTo: [{ kind: 'service' as const, name: 'billing' }] }),
        ...((where === '#status' || where === '#billing') && { listens: 'always' as const }),
        ...(toldText !== undefined && { isReplyToHerald: true, toldText }),
        engineersMentioned: false,
        personMentioned: false,
      },
      asker,
    );
    heard = question.reply === 'silent' ? undefined : await service.answer(question, words, asker);
  }
  return heard;
}
