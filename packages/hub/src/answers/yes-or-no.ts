/** "Is it slow?", "is it the maintenance?", "is there enough memory?": yes or no first, then what the answer says anyway. */
import type { Metric, Question } from '@herald/understanding/question';
import { hostStatusNow, serviceStatusNow } from '../domain/doubt.ts';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { metricCatalogue } from '../domain/metrics/catalogue.ts';
import { say, strong, type Text } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { isSlow, strainNow } from './host-verdict.ts';
import type { ReadModel } from './read-model.ts';

type Turned = Pick<Question, 'turns' | 'filter'>;

/** `view`: the one thing that was asked about. */
export function answeringYesOrNo(
  answer: Answer,
  view: HostView | ServiceView,
  { turns }: Turned,
  { nowMs }: Pick<ReadModel, 'nowMs'>,
): Answer {
  if (turns.includes('is-it-planned')) return begunWith(answer, answer.status === 'planned' ? 'Yes' : 'No');
  const full = turns.includes('capacity') && 'hosts' in view ? isFull(answer.status, view, nowMs) : undefined;
  if (full) return begunWith(answer, full);
  const usable = turns.includes('usable') ? isUsable[answer.status] : undefined;
  if (usable) return begunWith(answer, answer.status === 'degraded' && isSlowNow(view) ? 'Yes, but slowly' : usable);
  // "Down, or just slow?"
  const isOnlySlow = turns.includes('just-slow') ? onlySlow[answer.status] : undefined;
  if (isOnlySlow) return begunWith(answer, isOnlySlow);
  const felt = turns.includes('felt') ? isFelt[answer.status] : undefined;
  if (felt) return begunWith(answer, felt);
  if (!turns.includes('slow') || turns.includes('plans')) return answer;
  // "For everyone, or just slower?" is no question of yes or no.
  if (answer.status === 'degraded')
    return isSlowNow(view) && !turns.includes('for-everyone') ? begunWith(answer, 'Yes') : answer;
  if (answer.status !== 'up') return answer;
  if (isSlowNow(view) || strainNow(view).length > 0) return begunWith(answer, 'Perhaps');
  const limits = say`I measure how busy its servers are, not how long its pages take.`;
  return {
    ...begunWith(answer, 'Not that I can see'),
    lines: [...answer.lines, limits],
    // Whoever was told by a customer that it is slow needs a person now.
    actions: [{ kind: 'ask-engineers' }, ...answer.actions.filter(({ kind }) => kind !== 'ask-engineers')],
  };
}

/** Of several, or of everything. */
export function answeringOfMany(
  answer: Answer,
  { hosts, services }: { hosts: readonly HostView[]; services: readonly ServiceView[] },
  { fleet, nowMs }: ReadModel,
  { turns, filter }: Turned,
): Answer {
  if (fleet.connectivity().kind === 'isolated' || hosts.length + services.length === 0) return answer;
  const statuses = [
    ...services.map((view) => serviceStatusNow(view, nowMs)),
    ...hosts.map((view) => hostStatusNow(view, nowMs)),
  ];
  if (turns.includes('only-that')) {
    const troubled = services.filter((view) => !['up', 'planned'].includes(serviceStatusNow(view, nowMs)));
    return filter?.without && troubled.length > 0 ? begunWith(answer, 'There is more') : answeringOnlyThat(answer);
  }
  if (turns.includes('both') && services.length > 1) {
    const well = services.filter((view) => serviceStatusNow(view, nowMs) === 'up');
    if (well.length < services.length && well.length > 0)
      return begunWith(answer, services.length === 2 ? 'Not both' : 'Not all of them');
    if (turns.includes('over')) return begunWith(answer, well.length > 0 ? 'Yes' : 'Not yet');
  }
  if (turns.includes('any') && turns.includes('trouble')) {
    const isOnlyOfDown = turns.includes('down') && !turns.includes('slow');
    const isSo = turns.includes('slow')
      ? statuses.includes('degraded')
      : statuses.some((status) => (isOnlyOfDown ? status === 'down' : status !== 'up' && status !== 'planned'));
    if (isSo) return begunWith(answer, 'Yes');
    if (statuses.includes('unknown')) return begunWith(answer, 'Not for certain');
    return begunWith(answer, isOnlyOfDown && answer.status === 'degraded' ? 'No, nothing is down' : 'No');
  }
  if (!turns.includes('all')) return answer;
  if (answer.status === 'planned') return begunWith(answer, 'Yes, apart from maintenance');
  // Every service works, and only some of their servers do not.
  const isMostly = services.length > 0 && services.every((view) => serviceStatusNow(view, nowMs) === 'up');
  return begunWith(answer, answer.status === 'up' ? 'Yes' : isMostly ? 'Mostly' : 'No');
}

/** "Only that?": what was listed was all there is. */
export function answeringOnlyThat(answer: Answer): Answer {
  return begunWith(answer, 'Only that');
}

/** "Is it at full capacity?": every server of it works, or not. */
function isFull(status: Answer['status'], { hosts }: ServiceView, nowMs: number): string | undefined {
  if (status === 'up') return hosts.every((one) => hostStatusNow(one, nowMs) === 'up') ? 'Yes' : 'Not fully';
  return status === 'degraded' || status === 'down' ? 'No' : undefined;
}

/** Whether customers can use it. What is not known is not said. */
const isUsable: Partial<Record<Answer['status'], string>> = { up: 'Yes', degraded: 'Yes', down: 'No', planned: 'No' };

const onlySlow: Partial<Record<Answer['status'], string>> = { up: 'Not down', degraded: 'Yes, not down', down: 'No' };

const isFelt: Partial<Record<Answer['status'], string>> = {
  up: 'Not as far as I can see',
  degraded: 'Perhaps',
  down: 'Yes',
  planned: 'Yes',
};

/** By the threshold from which on it is trouble. */
export function answeringEnough(answer: Answer, hosts: readonly HostView[], metric: Metric, { turns }: Turned): Answer {
  if (metric !== 'memory' && metric !== 'disk' && metric !== 'cpu') return answer;
  const isJudged = turns.includes('is-bad') || turns.includes('is-good');
  const asksForTrouble = turns.includes('runs-out') || turns.includes('is-bad');
  const asksForRoom = metric !== 'cpu' && (turns.includes('enough') || turns.includes('runs-out'));
  const asksHow = turns.includes('how');
  if ((asksHow && !isJudged) || !(isJudged || asksForRoom)) return answer;
  const read = hosts.flatMap(({ host, lastReport, lastOutcome }) => {
    const metrics = lastOutcome?.kind === 'report' ? lastReport?.report.metrics : undefined;
    const used = metrics && metricCatalogue[metric].facts(metrics)[0]?.value;
    return used === undefined ? [] : [used >= host.thresholds[metric]];
  });
  if (read.length < hosts.length || read.length === 0) return answer;
  // "How busy is it, and is that normal?": the figure first.
  const told = asksHow ? answer : begunWith(answer, read.includes(true) === asksForTrouble ? 'Yes' : 'No');
  const [first] = hosts;
  if (!isJudged || !first) return told;
  const judged = asksHow ? (read.includes(true) ? 'That is too high: from' : 'That is normal: from') : 'From';
  return {
    ...told,
    lines: [...told.lines, say`${judged} ${first.host.thresholds[metric]} % on it counts as degraded.`],
  };
}

/** "No: all 5 services are up." */
function withinSentence([first, ...rest]: Text): Text {
  if (typeof first !== 'object' || !('strong' in first) || !/^(?:All|Both|None) /.test(first.strong))
    return first === undefined ? rest : [first, ...rest];
  return [strong(first.strong.charAt(0).toLowerCase() + first.strong.slice(1)), ...rest];
}

function isSlowNow(view: HostView | ServiceView): boolean {
  return isSlow(view.health) || ('hosts' in view && view.hosts.some(({ health }) => isSlow(health)));
}

function begunWith(answer: Answer, word: string): Answer {
  return { ...answer, verdict: say`${word}: ${withinSentence(answer.verdict)}` };
}
