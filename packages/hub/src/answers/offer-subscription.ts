/** "Tell me when …", "stop telling me about …": what Herald can message somebody about, offered by a press, or done at once where it was asked outright. */
import { inFull } from '@herald/understanding/spelling';
import { clockTime, moment, say, strong } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { backWords } from './back-words.ts';
import { bareAnswer } from './bare-answer.ts';
import { justOver } from './lately.ts';
import { offerEach } from './offer-each.ts';
import { asksToBeReminded, cannotRemind, offerStart } from './offer-reminder.ts';
import { openTroubles } from './outages.ts';
import { askWhich } from './small-talk.ts';
import { isOn, maintenanceNow, maintenanceSpokenOf } from './topic.ts';
import { isInTrouble } from './trouble-now.ts';
import { alsoFor, asksOutright, offer, type Window, windowFrom, windowOf } from './wish-parts.ts';

/** The rim carries it out and says what came of it; without one (a terminal) there is nobody to tell. */
export function offerSubscription(asked: Asked): Answer {
  if (asked.question.intent === 'unsubscribe') return offerToStop(asked);
  const told = offerToTell(asked);
  const work = workBeside.exec(inFull(asked.text))?.[1];
  return work === undefined ? told : withoutWork(told, work.toLowerCase());
}

/** "Restart the shop's server and tell me when it is ready" */
const workBeside =
  /\b(restart|reboot|fix|repair|kill|reset|deploy|scale|roll back|start|stop|redeploy|clear)\b[^.?!]{1,60}\b(?:and|then)\b[^.?!]{0,20}\b(?:tell|inform|let|ping|message|notify|alert|text|dm|write|update|hit|gimme|give|send)\b/i;

/** Only half of it can be done. */
function withoutWork(told: Answer, work: string): Answer {
  const cannot = say`${strong(`I can only report, not ${work} anything:`)} an engineer can.`;
  return {
    ...told,
    verdict: cannot,
    lines: [told.verdict, ...told.lines],
    actions: [...told.actions, { kind: 'ask-engineers' }],
    ...(told.request && { request: { ...told.request, lines: [cannot, ...told.request.lines] } }),
  };
}

function offerToTell(asked: Asked): Answer {
  const { question, names, readModel, text, asks } = asked;
  const start = offerStart(asked);
  if (start) return start;
  if (asks('by-the-clock') || asksToBeReminded.test(text)) return cannotRemind(asked);
  const each = offerEach(asked);
  if (each) return each;
  const open = asks('return') ? openTroubles(names, readModel) : [];
  const told = open.length === 0 ? spokenWindow(asked) : undefined;
  // "Tell me when billing is back", of work that is still to come, is of its health.
  const spoken = told && (told.isOn || !asks('return') || asks('plans') || asks('finished')) ? told : undefined;
  const window = spoken ?? (asks('plans') || (open.length === 0 && asks('finished')) ? windowOf(asked) : undefined);
  if (window || asks('plans')) return ofMaintenance(asked, window);
  if (names.length === 0 && open.length > 1)
    return askWhich({ typed: 'it', candidates: open.map(({ target }) => target) }, 'subscribe', text);
  const [target, ...others] = names.length > 0 ? names : open.map((one) => one.target.name);
  const back = target !== undefined && asks('return') ? ofReturn(target, asked) : undefined;
  if (back) return back;
  const verdict = say`Want a message in Discord when ${target ?? 'anything'} goes down or comes back?`;
  const until = question.range === undefined ? [] : [say`It goes on until you stop it with /subscriptions.`];
  return offer(target, names, verdict, [...alsoFor(others), ...until]);
}

/** Once, and of this outage. Undefined where nothing is, or just was, in trouble. */
function ofReturn(target: string, { names, readModel, text }: Asked): Answer | undefined {
  const others = alsoFor(names.slice(1));
  const isOut = isInTrouble(target, readModel);
  if (isOut)
    return {
      ...bareAnswer('subscribe', [target], say`Want a message when ${target} is back?`, others),
      actions: [{ kind: 'tell-back', target }],
      ...(asksOutright(text) && {
        request: {
          target,
          kinds: 'back',
          done: say`${strong("Done. I'll tell you here")} once ${target} is back up.`,
          lines: others,
        },
      }),
    };
  const over = justOver([target], readModel)?.incident;
  return (
    over && {
      ...bareAnswer('subscribe', [target], say`${backWords(over, readModel.nowMs)}`),
      actions: [{ kind: 'subscribe', target }],
    }
  );
}

/** Of a window everything is told: when it is announced, moved, begins, takes longer and ends. */
function ofMaintenance({ names, asks, text }: Asked, window: Window | undefined): Answer {
  const target = window?.name ?? names[0];
  const others = names.filter((name) => name !== target);
  const whom = target ?? 'anything';
  const ends = window && say`It ends at ${moment(window.endsAtMs)}.`;
  const isOfEnd = window !== undefined && (asks('finished') || asks('return'));
  const verdict = isOfEnd
    ? say`Want a message in Discord when the maintenance on ${whom} is over?`
    : say`Want a message in Discord when maintenance on ${whom} is scheduled, changes, begins or ends?`;
  const rest = say`${isOfEnd ? 'You will also hear' : 'The message also comes'} when ${whom} goes down or comes back; /subscribe can leave that out.`;
  const offered = offer(target, names, verdict, [...(isOfEnd && ends ? [ends] : []), ...alsoFor(others), rest]);
  if (!window || target === undefined || !asksOutright(text)) return offered;
  return {
    ...offered,
    request: {
      target,
      kinds: ['downtime'],
      done: say`${strong("Done. I'll message you")} when the maintenance on ${whom} ${window.isOn ? '' : 'begins, '}changes or is over.`,
      lines: [
        window.isOn
          ? say`It is planned to end at ${moment(window.endsAtMs)}.`
          : say`It is planned for ${moment(window.startsAtMs)} to ${clockTime(window.endsAtMs)}.`,
        ...alsoFor(others),
        say`Later maintenance on ${whom} is told too, until you stop it.`,
      ],
    },
  };
}

/** That the conversation is about, or that runs on what is named: as long as it is not over. */
function spokenWindow({ question, names, readModel }: Asked): Window | undefined {
  const spoken = maintenanceSpokenOf(question, readModel);
  const running = question.ofMaintenance && names.length > 0 ? maintenanceNow(names, readModel).filter(isOn) : [];
  const one = [...spoken, ...running].find(
    ({ state, hasNoEnd }) => state !== 'finished' && state !== 'cancelled' && !hasNoEnd,
  );
  return one && windowFrom(one, names);
}

/** Whoever is told nothing of it has nothing to stop. */
function offerToStop({ names, asker }: Asked): Answer {
  const [target] = names;
  const own = asker?.people.subscriptionsOf(asker.personId);
  const isTold = own?.some(
    (one) => target === undefined || one.target.kind === 'all' || names.includes(one.target.name),
  );
  if (own && !isTold)
    return bareAnswer(
      'unsubscribe',
      names,
      say`You aren't subscribed to ${target === undefined ? 'anything' : listInWords(names)}.`,
      [say`A single "tell me when it's back" ends by itself.`],
    );
  const verdict = say`${target === undefined ? 'Stop all notifications in Discord?' : `Stop notifications about ${target} in Discord?`}`;
  return { ...bareAnswer('unsubscribe', names, verdict), actions: [{ kind: 'unsubscribe', target: target ?? '*' }] };
}
