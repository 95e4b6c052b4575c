/** "How many servers are down?", "how many services are up?": a number first, and the names of those that are. */
import { hostStatusNow, serviceStatusNow } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import type { ShownStatus } from '../domain/health.ts';
import { wordOf } from '../format/health-words.ts';
import { say, strong } from '../format/text.ts';
import { listInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';

type State = { words: RegExp; said: string; is: readonly ShownStatus[] };

/** Slow is up. The first that is named counts: "not up" is no "up". */
const states: readonly State[] = [
  { words: /\bnot (?:up|ok|okay|healthy|working|running)\b/i, said: 'not up', is: ['down', 'unknown', 'planned'] },
  { words: /\b(?:down|offline|dead|unavailable|unreachable)\b/i, said: 'down', is: ['down'] },
  { words: /\b(?:slow|degraded)\b/i, said: 'degraded', is: ['degraded'] },
  { words: /\bunder maintenance\b/i, said: 'under maintenance', is: ['planned'] },
  { words: /\b(?:up|online|running|working|healthy|available|operational)\b/i, said: 'up', is: ['up', 'degraded'] },
];
const mostNamed = 8;

/** Undefined where the words ask for no state. */
export function tellHowMany(
  text: string,
  of: { kind: 'service'; views: readonly ServiceView[] } | { kind: 'server'; views: readonly HostView[] },
  nowMs: number,
): Answer | undefined {
  const state = states.find(({ words }) => words.test(text));
  if (!state || of.views.length === 0) return undefined;
  const all =
    of.kind === 'service'
      ? of.views.map((view) => ({ name: view.service.name, status: serviceStatusNow(view, nowMs) }))
      : of.views.map((view) => ({ name: view.host.name, status: hostStatusNow(view, nowMs) }));
  const those = all.filter(({ status }) => state.is.includes(status));
  const others = all.filter(({ status }) => !state.is.includes(status));
  const total = plural(all.length, of.kind);
  const isWhole = others.length === 0 && all.length > 1;
  const count = those.length === 0 ? `None of ${total}` : isWhole ? `All ${total}` : `${those.length} of ${total}`;
  // Of what is up those are told that are not.
  const named = state.said === 'up' ? others : those;
  const shown = named
    .slice(0, mostNamed)
    .map(({ name, status }) => (state.said === 'up' ? `${name} (${wordOf(status).toLowerCase()})` : name));
  const rest = named.length > mostNamed ? [`${named.length - mostNamed} more`] : [];
  const names = listInWords([...shown, ...rest]);
  const tail = names === '' ? '.' : state.said === 'up' ? `; not up: ${names}.` : `: ${names}.`;
  const unsure = state.is.includes('unknown') ? [] : all.filter(({ status }) => status === 'unknown');
  return bareAnswer(
    'count',
    [],
    say`${strong(`${count} ${those.length > 1 ? 'are' : 'is'} ${state.said}`)}${tail}`,
    unsure.length > 0 && state.said !== 'up' ? [say`${plural(unsure.length, of.kind)} can't be judged right now.`] : [],
  );
}
