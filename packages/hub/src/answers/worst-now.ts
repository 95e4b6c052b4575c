/** "Which is worst right now?": what is in trouble, worst first; where nothing is, what had the most of it lately. */
import { hostStatusNow, serviceStatusNow } from '../domain/doubt.ts';
import { compareStatus } from '../format/health-words.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { hostVerdict } from './host-verdict.ts';
import { withMembers } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { serviceVerdict } from './service-verdict.ts';

const mostTold = 3;

/** `lately`: the answer for the last weeks, told below. */
export function tellWorstNow(
  names: readonly string[],
  kind: 'services' | 'servers',
  readModel: ReadModel,
  lately: Answer,
): Answer {
  const unwell = troubled(names, kind, readModel);
  const [first] = unwell;
  const what = kind === 'servers' ? 'server' : 'service';
  const verdict: Text = first
    ? say`${strong(`${first.name} is the worst right now.`)}`
    : say`${strong(`No ${what} is in trouble right now.`)}`;
  const more = unwell.length - mostTold;
  return {
    ...lately,
    targets: first ? [first.name] : lately.targets,
    status: first?.status ?? 'up',
    verdict,
    lines: [
      ...unwell.slice(0, mostTold).map((one) => one.words),
      ...(more > 0 ? [say`${plural(more, `more ${what} is`, `more ${what}s are`)} not well.`] : []),
      asPlain(lately.verdict),
    ],
    groups: [],
    actions: [...(first ? [{ kind: 'history' as const, target: first.name }] : []), { kind: 'refresh' }],
  };
}

function troubled(names: readonly string[], kind: 'services' | 'servers', readModel: ReadModel) {
  const { fleet, nowMs, registry } = readModel;
  // Of a service its servers are asked about.
  const asked = new Set(kind === 'servers' ? withMembers(names, registry) : names);
  const isAsked = (name: string) => names.length === 0 || asked.has(name);
  const all =
    kind === 'services'
      ? fleet.services().map((view) => ({
          name: view.service.name,
          status: serviceStatusNow(view, nowMs),
          words: () => asPlain(serviceVerdict(view, readModel).verdict),
        }))
      : fleet.hosts().map((view) => ({
          name: view.host.name,
          status: hostStatusNow(view, nowMs),
          words: () => asPlain(hostVerdict(view, readModel).verdict),
        }));
  return all
    .filter(({ name, status }) => isAsked(name) && status !== 'up' && status !== 'planned')
    .toSorted((one, other) => compareStatus(one.status, other.status))
    .map(({ words, ...one }, at) => ({ ...one, words: at < mostTold ? words() : [] }));
}
