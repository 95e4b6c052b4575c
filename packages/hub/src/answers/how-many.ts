/** "How many servers are down?", "how many services are up?": a number first, and the names of those that are. */
import { hostStatusNow, serviceStatusNow } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import type { ShownStatus } from '../domain/health.ts';
import { wordOf } from '../format/health-words.ts';
import { plainText, say, strong } from '../format/text.ts';
import { listInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';

type State = { words: RegExp; said: string; is: readonly ShownStatus[] };

/** Slow is up. The first that is named counts: "not up" is no "up". */
const states: readonly State[] = [
  {
    words: /\bnot (?:up|ok|okay|healthy|fine|well|working|running)\b/i,
    said: 'not up',
    is: ['down', 'unknown', 'planned'],
  },
  { words: /\b(?:down|offline|dead|unavailable|unreachable)\b/i, said: 'down', is: ['down'] },
  { words: /\b(?:slow|degraded)\b/i, said: 'degraded', is: ['degraded'] },
  {
    words:
      /\b(?:struggl\w*|in trouble|troubled|unwell|unhealthy|sick|suffering|having (?:trouble|problems|issues)|affected|broken|red|yellow)\b/i,
    said: 'in trouble',
    is: ['degraded', 'down', 'unknown'],
  },
  { words: /\bunder maintenance\b/i, said: 'under maintenance', is: ['planned'] },
  { words: /\b(?:healthy|fine|ok(?:ay)?|well|normal(?:ly)?|all ?right|good|green)\b/i, said: 'healthy', is: ['up'] },
  { words: /\b(?:up|online|running|working|available|operational)\b/i, said: 'up', is: ['up', 'degraded'] },
];
const mostNamed = 8;

/** "What percentage of our servers is healthy?": the share before its count; without a word of a state, of what is up. */
export function tellShare(
  text: string,
  of: { kind: 'service'; views: readonly ServiceView[] } | { kind: 'server'; views: readonly HostView[] },
  nowMs: number,
): Answer | undefined {
  const told = tellHowMany(states.some(({ words }) => words.test(text)) ? text : 'up', of, nowMs);
  if (!told) return undefined;
  const [, some = '', all = ''] = /^(\d+|None|All)(?: of)? (\d+)/.exec(plainText(told.verdict, () => '')) ?? [];
  const count = some === 'None' ? 0 : some === 'All' ? Number(all) : Number(some);
  const verdict = told.verdict.map((part) =>
    typeof part === 'object' && 'strong' in part
      ? strong(part.strong.replace(/^(?:All|None)/, (word) => word.toLowerCase()))
      : part,
  );
  return { ...told, verdict: say`${strong(`${Math.round((100 * count) / Number(all))} %:`)} ${verdict}` };
}

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
  // Of what is well those are told that are not.
  const isWell = state.said === 'up' || state.said === 'healthy';
  const named = isWell ? others : those;
  const shown = named
    .slice(0, mostNamed)
    .map(({ name, status }) =>
      isWell || state.said === 'in trouble' ? `${name} (${wordOf(status).toLowerCase()})` : name,
    );
  const rest = named.length > mostNamed ? [`${named.length - mostNamed} more`] : [];
  const names = listInWords([...shown, ...rest]);
  const tail = names === '' ? '.' : isWell ? `; not ${state.said}: ${names}.` : `: ${names}.`;
  const unsure = state.is.includes('unknown') ? [] : all.filter(({ status }) => status === 'unknown');
  return bareAnswer(
    'count',
    [],
    say`${strong(`${count} ${those.length > 1 ? 'are' : 'is'} ${state.said}`)}${tail}`,
    unsure.length > 0 && state.said !== 'up' ? [say`${plural(unsure.length, of.kind)} can't be judged right now.`] : [],
  );
}
