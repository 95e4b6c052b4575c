/** "Is it slow?", "is it the maintenance?", "is there enough memory?": yes or no first, then what the answer says anyway. */
import type { Metric } from '@herald/understanding/question';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { metricCatalogue } from '../domain/metrics/catalogue.ts';
import { say, type Text } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { asksForPlans, asksIfEnough, asksIfItIsPlanned, asksIfRunsOut, asksIfSlow } from './asked-words.ts';
import { isSlow } from './host-verdict.ts';

/** `view`: the one thing that was asked about. */
export function answeringYesOrNo(answer: Answer, view: HostView | ServiceView, text: string): Answer {
  if (asksIfItIsPlanned.test(text)) return begunWith(answer, answer.status === 'planned' ? 'Yes' : 'No');
  if (!asksIfSlow.test(text) || asksForPlans.test(text)) return answer;
  if (answer.status === 'degraded') return isSlowNow(view) ? begunWith(answer, 'Yes') : answer;
  if (answer.status !== 'up') return answer;
  if (isSlowNow(view)) return begunWith(answer, 'Perhaps');
  const limits = say`I measure how busy its servers are, not how long its pages take.`;
  return {
    ...begunWith(answer, 'Not that I can see'),
    lines: [...answer.lines, limits],
    // Whoever was told by a customer that it is slow needs a person now.
    actions: [{ kind: 'ask-engineers' }, ...answer.actions.filter(({ kind }) => kind !== 'ask-engineers')],
  };
}

/** By the threshold from which on it is trouble. */
export function answeringEnough(answer: Answer, hosts: readonly HostView[], metric: Metric, text: string): Answer {
  if (metric !== 'memory' && metric !== 'disk') return answer;
  const asksForTrouble = asksIfRunsOut.test(text);
  if (/\bhow\b/i.test(text) || !(asksForTrouble || asksIfEnough.test(text))) return answer;
  const read = hosts.flatMap(({ host, lastReport, lastOutcome }) => {
    const metrics = lastOutcome?.kind === 'report' ? lastReport?.report.metrics : undefined;
    const used = metrics && metricCatalogue[metric].facts(metrics)[0]?.value;
    return used === undefined ? [] : [used >= host.thresholds[metric]];
  });
  if (read.length < hosts.length || read.length === 0) return answer;
  return begunWith(answer, read.includes(true) === asksForTrouble ? 'Yes' : 'No');
}

function isSlowNow(view: HostView | ServiceView): boolean {
  return isSlow(view.health) || ('hosts' in view && view.hosts.some(({ health }) => isSlow(health)));
}

function begunWith(answer: Answer, word: string): Answer {
  const verdict: Text = say`${word}: ${answer.verdict}`;
  return { ...answer, verdict };
}
