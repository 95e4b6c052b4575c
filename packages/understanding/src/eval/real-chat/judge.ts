/** Counts what Herald did with labelled lines of real chat. */
import type { Expectation } from '../corpus.ts';
import type { Label } from './label.ts';
import type { Stratum } from './strata.ts';

/** What Herald did with a line. */
export type Deed = 'answer' | 'offer' | 'silent';
export type Played = { source: string; text: string; stratum: Stratum; deed: Deed; understood: Expectation };

export type Verdict = {
  lines: number;
  said: { answer: number; offer: number };
  /** Full answers and quiet offers that were labelled, and those of them that were right. */
  answers: { right: number; labelled: number };
  offers: { welcome: number; labelled: number };
  /** Labelled questions: answered rightly, answered or offered, and all. */
  questions: { answered: number; reached: number; labelled: number };
  wrong: Played[];
  missed: Played[];
  unlabelled: Played[];
};

export function judge(played: readonly Played[], labelOf: (one: Played) => Label | undefined): Verdict {
  const verdict: Verdict = {
    lines: played.length,
    said: { answer: 0, offer: 0 },
    answers: { right: 0, labelled: 0 },
    offers: { welcome: 0, labelled: 0 },
    questions: { answered: 0, reached: 0, labelled: 0 },
    wrong: [],
    missed: [],
    unlabelled: [],
  };
  for (const one of played) {
    if (one.deed !== 'silent') verdict.said[one.deed]++;
    const label = labelOf(one);
    if (!label) {
      if (one.deed !== 'silent') verdict.unlabelled.push(one);
      continue;
    }
    if (label.is === 'either') continue;
    count(verdict, one, label);
  }
  return verdict;
}

function count(verdict: Verdict, one: Played, label: Label): void {
  const isRight = label.is === 'status' && fits(label, one.understood);
  if (one.deed === 'answer') {
    verdict.answers.labelled++;
    if (isRight) verdict.answers.right++;
    else verdict.wrong.push(one);
  }
  if (one.deed === 'offer') {
    verdict.offers.labelled++;
    if (label.is === 'status') verdict.offers.welcome++;
  }
  if (label.is !== 'status') return;
  verdict.questions.labelled++;
  if (one.deed === 'answer' && isRight) verdict.questions.answered++;
  if (one.deed === 'offer' || (one.deed === 'answer' && isRight)) verdict.questions.reached++;
  if (one.deed === 'silent') verdict.missed.push(one);
}

/** The label's targets, and one of its intents, where it says them. */
function fits({ intents, targets }: Label, understood: Expectation): boolean {
  if (intents && !intents.includes(understood.intent)) return false;
  if (!targets) return true;
  return targets.length === understood.targets.length && targets.every((one) => understood.targets.includes(one));
}
