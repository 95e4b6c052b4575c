/** How things stand, in two or three lines, for an answer that cannot tell what was asked: how it is, who is on it, and when it is expected back. */

import type { Question } from '@herald/understanding/question';
import { asPlain, say, type Text } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { findViews } from './asked.ts';
import { hostVerdict } from './host-verdict.ts';
import { troubledServices } from './how-many-are-up.ts';
import { openTroubles, whoIsOnIt } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { serviceVerdict } from './service-verdict.ts';

export type Situation = { status: Answer['status']; lines: Text[] };

const mostTold = 2;

/** `targets` empty: of what is in trouble; no line where nothing is. */
export function situationOf(targets: Question['targets'], readModel: ReadModel): Situation {
  return targets.length > 0 ? ofNamed(targets, readModel) : ofAll(readModel);
}

function ofNamed(targets: Question['targets'], readModel: ReadModel): Situation {
  const { hosts, services } = findViews(asServices(targets, readModel), readModel);
  const states = [
    ...services.map((view) => ({
      ...serviceVerdict(view, readModel),
      who: whoIsOnIt('service', view.service.name, readModel),
    })),
    ...hosts.map((view) => ({ ...hostVerdict(view, readModel), who: whoIsOnIt('host', view.host.name, readModel) })),
  ].slice(0, mostTold);
  const [first] = states;
  return {
    status: first && first.status !== 'up' ? first.status : 'none',
    lines: states.flatMap(({ verdict, status, who }) => [asPlain(verdict), ...(status === 'up' ? [] : who)]),
  };
}

/** Who works on it, where it is one thing: of several the lines would not say of which. */
function ofAll(readModel: ReadModel): Situation {
  const [trouble, ...others] = openTroubles([], readModel);
  const state = troubledServices(readModel.fleet.services(), readModel.nowMs);
  if (!trouble || state === undefined) return { status: 'none', lines: [] };
  const who = others.length === 0 ? whoIsOnIt(trouble.target.kind, trouble.target.name, readModel) : [];
  return { status: 'none', lines: [say`${state}.`, ...who] };
}

/** All the servers of a service stand for it. */
function asServices(targets: Question['targets'], { registry }: ReadModel): Question['targets'] {
  const names = targets.map(({ name }) => name);
  const whole = [...registry.services.values()].find(
    ({ hosts }) => hosts.length > 1 && hosts.length === names.length && hosts.every((host) => names.includes(host)),
  );
  return whole ? [{ kind: 'service', name: whole.name }] : targets;
}
