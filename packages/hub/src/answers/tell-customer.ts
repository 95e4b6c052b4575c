/** "What do I tell customers?": of what goes on, of what is over, of maintenance that was spoken of, or that all is well. */
import type { Downtime } from '../domain/downtime.ts';
import { say, strong } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { type Asked, aheadOf, pastOf } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { customerTexts, troubleTexts } from './customer-text.ts';
import { allClear, forCustomers } from './for-customers.ts';
import { maintenanceText } from './maintenance-text.ts';
import { nextDowntime } from './next-downtime.ts';
import { openTroubles } from './outages.ts';
import { lastOver } from './past-downtime.ts';
import { serviceVerdict } from './service-verdict.ts';
import { inRange, maintenanceNow, maintenanceSpokenOf, ofMaintenance } from './topic.ts';

const dayMs = 86_400_000;
/** So long after its end an outage is what a customer still writes about. */
const justOverMs = 3_600_000;
const mostWindows = 3;

/** Ready to paste; of a time that is past, or of an outage just over, what there was, where all is well now. */
export async function tellCustomer(
  asked: Pick<Asked, 'question' | 'names' | 'services' | 'readModel' | 'text' | 'asks'>,
): Promise<Answer> {
  const { question, names, readModel, asks } = asked;
  const windows = windowsMeant(asked);
  if (windows.length > 0) {
    const texts = windows.slice(0, mostWindows).map((one) => maintenanceText(one, names, readModel));
    const services = names.length > 0 ? names : [...new Set(windows.flatMap((one) => one.services))];
    return { ...toPaste(services, texts), topic: ofMaintenance(windows) };
  }
  const { nowMs } = readModel;
  const past = pastOf(question, readModel);
  const ahead = aheadOf(question, readModel);
  const isPlan = asks('plans');
  const isEnded = !isPlan && (asks('apology') || saysItWorksAgain(asked));
  const justOver = names.length > 0 && !isPlan && !isEnded ? { fromMs: nowMs - justOverMs, toMs: nowMs } : undefined;
  const isSeen = readModel.fleet.connectivity().kind !== 'isolated' && troubleTexts(names, readModel).length === 0;
  const isOver = isSeen && (past !== undefined || justOver !== undefined || isEnded);
  const overSinceMs = past?.fromMs ?? (isEnded && !asks('apology') ? nowMs - dayMs : undefined);
  const ended = isOver ? await allClear(names, readModel, past ?? justOver, overSinceMs) : [];
  const isAhead = ahead !== undefined && ahead.fromMs > nowMs;
  const planned = isPlan || (ahead !== undefined && ahead.toMs > nowMs) ? forCustomers(names, readModel, ahead) : [];
  // A text of a time without maintenance would promise what nobody planned.
  if (isAhead && planned.length === 0 && ended.length === 0)
    return { ...nextDowntime(names, readModel, ahead), intent: 'customer' };
  const told = ended.length > 0 ? ended : planned;
  const texts = toPaste(names, told.length > 0 ? told : customerTexts(names, readModel));
  const isWritten = openTroubles(names, readModel).some(({ notes }) => notes?.some((note) => note.text !== ''));
  if (asks('pass-on') && isWritten) return insteadOfEngineers(texts);
  return asksWhetherToSay.test(asked.text) && asks('works-again') ? withNotYet(texts, asked) : texts;
}

/** "Can I write to my customers that it is solved?" */
export const asksWhetherToSay =
  /\b(?:can|could|may|shall|should) (?:i|we) (?:\w+ )?(?:tell|write|say|answer|confirm|announce|inform|reply)\b/i;

/** "May I forward what Esra wrote?": what engineers write is for colleagues, and there is a text for customers. */
function insteadOfEngineers(texts: Answer): Answer {
  return {
    ...texts,
    verdict: say`${strong('Better not word for word:')} what engineers write here is meant for colleagues. You can send:`,
    lines: [texts.verdict, ...texts.lines],
  };
}

/** What is not back is said to the asker, before what may be said to customers. */
function withNotYet(texts: Answer, { services, readModel }: Pick<Asked, 'services' | 'readModel'>): Answer {
  const [out] = services.map((view) => serviceVerdict(view, readModel)).filter(({ status }) => status !== 'up');
  if (!out) return texts;
  return {
    ...texts,
    status: out.status,
    verdict: say`${strong('Not yet:')} ${out.verdict}`,
    lines: [say`You can write:`, texts.verdict, ...texts.lines],
  };
}

function toPaste(names: readonly string[], texts: readonly Answer['verdict'][]): Answer {
  const [first = [], ...rest] = texts;
  const target = names.length === 1 ? (names[0] ?? '*') : '*';
  return {
    ...bareAnswer('customer', names, first, rest),
    toPaste: [first, ...rest],
    actions: [{ kind: 'customer-text', target }, { kind: 'ask-engineers' }],
  };
}

/** The maintenance that its words name, or that was told of last; else what is near on a service that is well. Trouble is told before. */
function windowsMeant({
  question,
  names,
  readModel,
  asks,
}: Pick<Asked, 'question' | 'names' | 'readModel' | 'asks'>): Downtime[] {
  if (asks('apology')) return [];
  const spoken = maintenanceSpokenOf(question, readModel).filter(inRange(question, readModel));
  const touched = names.length > 0 ? names : spoken.flatMap(({ services }) => services);
  const isTroubled = openTroubles(touched, readModel).some(({ isPlanned }) => touched.length > 0 && !isPlanned);
  if (isTroubled) return [];
  if (spoken.length > 0) return spoken;
  if (asks('plans') && asks('finished')) {
    const last = lastOver(names, readModel, pastOf(question, readModel));
    return last ? [last] : [];
  }
  if (names.length === 0 || question.range !== undefined) return [];
  // What is over may have been an outage later: that is looked up with both.
  return maintenanceNow(names, readModel).filter(({ state }) => state !== 'finished');
}

/** "Exports work again" is told; "with the time when it works again" is asked. */
function saysItWorksAgain({ asks }: Pick<Asked, 'asks'>): boolean {
  return asks('works-again') && !asks('return');
}
