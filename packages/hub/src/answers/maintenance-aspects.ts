/** One sentence or two for each thing that is asked of a maintenance. */
import type { Question } from '@herald/understanding/question';
import { nextTimeAt } from '@herald/understanding/time-range';
import { type Downtime, endOf } from '../domain/downtime.ts';
import { endTime, spanOf, untilWords } from '../format/downtime-span.ts';
import { isOrAre } from '../format/service-label.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { capitalised, durationInWords, fullStop, lengthInWords, listInWords, teamsInWords } from '../format/words.ts';
import { hoursWords } from './maintenance-hours.ts';
import {
  type About,
  cancelled,
  extension,
  listed,
  running,
  schedule,
  touchedBy,
  type Words,
  windowWords,
  withoutEnd,
} from './maintenance-state.ts';
import { isExtended, noticedBefore, onTimeWords, overWords, plannerOf } from './past-downtime.ts';
import { isOn } from './topic.ts';

type Aspect = NonNullable<Question['ofMaintenance']>[number];

/** Undefined where nothing is known of it. */
export function aspectWords(aspect: Aspect, about: About): Words | undefined {
  if (about.window.state === 'cancelled') return aspect === 'hours' ? undefined : [cancelled(about)];
  return tellers[aspect](about);
}

/** Those whose words say from when to when it is. */
export const saysTheWindow: ReadonlySet<Aspect> = new Set([
  'going',
  'over',
  'begun',
  'start',
  'end',
  'length',
  'changed',
  'usable',
  'hours',
]);

const tellers: Readonly<Record<Aspect, (about: About) => Words | undefined>> = {
  over: (about) =>
    about.window.state === 'finished'
      ? [overWords(about.window, touchedBy(about))]
      : about.window.state === 'planned'
        ? [say`${strong("Not yet: it hasn't begun.")} ${windowWords(about)}`]
        : [running(about, 'Not yet: '), ...schedule(about)],
  going: (about) =>
    about.window.state === 'finished'
      ? [overWords(about.window, touchedBy(about))]
      : about.window.state === 'planned'
        ? [say`${strong("It hasn't begun yet.")} ${windowWords(about)}`]
        : [running(about, 'Yes: '), ...schedule(about)],
  begun: (about) => {
    const { window } = about;
    if (window.state === 'planned') return [say`${strong('Not yet.')} ${windowWords(about)}`];
    if (window.state === 'finished') return [overWords(window, touchedBy(about))];
    return [say`${strong('Yes: it began')} at ${clockTime(window.startsAtMs)}. ${running(about)}`, ...schedule(about)];
  },
  start: ({ window, readModel: { nowMs } }) => {
    const { startsAtMs, state } = window;
    return state === 'planned'
      ? [say`${strong('It begins')} ${spanOf(window)} (in ${durationInWords((startsAtMs - nowMs) / 1000)}).`]
      : [say`${strong('It began')} at ${moment(startsAtMs)}.`];
  },
  end: endWords,
  length: (about) => {
    const { window, readModel } = about;
    const { startsAtMs, state, hasNoEnd } = window;
    if (hasNoEnd) return withoutEnd(about);
    const seconds = (endOf(window) - startsAtMs) / 1000;
    if (state === 'finished')
      return [
        say`${strong(`The maintenance on ${listed(about)} lasted ${lengthInWords(seconds)}:`)} ${moment(startsAtMs)} to ${clockTime(endOf(window))}.`,
      ];
    if (state === 'over-running')
      return [
        say`${strong(`${capitalised(durationInWords(seconds))} were planned:`)} ${spanOf(window)}.`,
        running(about),
      ];
    const left =
      state === 'running' ? `, ${durationInWords((window.endsAtMs - readModel.nowMs) / 1000)} of it left` : '';
    return [say`${strong(capitalised(durationInWords(seconds)))}: ${spanOf(window)}${left}.`, ...extension(window)];
  },
  changed: changedWords,
  who: ({ window, readModel, names }) => {
    const owners = [
      ...new Set(
        (names.length > 0 ? names : window.services).flatMap(
          (name) => readModel.registry.services.get(name)?.owner?.team ?? [],
        ),
      ),
    ];
    return [
      say`${strong(`${capitalised(plannerOf(window))} planned it: ${window.title}.`)}`,
      ...(owners.length > 0
        ? [
            say`${listInWords(names.length > 0 ? names : window.services)} ${isOrAre(listInWords(names.length > 0 ? names : window.services))} owned by ${teamsInWords(owners)}.`,
          ]
        : []),
    ];
  },
  why: ({ window }) => [
    say`${strong(`${window.state === 'finished' ? 'It was' : "It's"} planned maintenance: ${window.title}.`)} ${capitalised(plannerOf(window))} planned it.`,
  ],
  usable: usableWords,
  move: (about) => [
    say`${strong("I can't move it.")} ${about.window.source === 'ec2' ? 'AWS planned it.' : `${capitalised(plannerOf(about.window))} planned it and can change it.`}`,
  ],
  lost: ({ window: { customers } }) => [
    customers === undefined
      ? say`${strong('Whether anything is lost nobody has said.')}`
      : say`${strong('What customers were told:')} ${fullStop(customers)} More about it isn't recorded.`,
  ],
  felt: ({ window: { customers, takesDown, state }, windows, readModel: { registry } }) => {
    if (state === 'finished') return [noticedBefore(customers)];
    const [first, ...more] = windows.length > 1 ? windows.map(noticed) : [];
    if (first) return [first, ...more];
    const missed = takesDown.flatMap((name) => registry.services.get(name)?.customers ?? []);
    if (customers !== undefined) return [say`${strong(fullStop(customers))}`];
    return missed.length > 0
      ? [say`${strong(`${capitalised(listInWords(missed))} may be unavailable meanwhile.`)}`]
      : [say`${strong('No customer impact is announced.')}`];
  },
  hours: ({ windows, readModel, text = '' }) => hoursWords(windows, readModel.registry, text),
};

/** Of a time that is asked about: yes or no first. */
function endWords(about: About): Words {
  const { window, clock, readModel } = about;
  const { nowMs, registry } = readModel;
  if (window.hasNoEnd && window.state !== 'finished') return withoutEnd(about);
  if (window.state === 'finished')
    return [say`${strong('It ended')} at ${moment(endOf(window))}.`, onTimeWords(window, touchedBy(about))];
  if (window.state === 'over-running') return [running(about)];
  const asked = clock === undefined ? undefined : nextTimeAt(clock, registry.zone, nowMs);
  const isThen = asked !== undefined && Math.abs(asked - window.endsAtMs) < minuteMs;
  const lead = asked === undefined ? '' : isThen || asked > window.endsAtMs ? 'Yes: ' : 'No: ';
  const ends = lead === '' ? 'The maintenance ends' : `${lead}it ends`;
  const left = window.state === 'planned' ? '' : ` (${durationInWords((window.endsAtMs - nowMs) / 1000)} left)`;
  const begins =
    window.state === 'planned'
      ? [say`It begins ${moment(window.startsAtMs)} (in ${durationInWords((window.startsAtMs - nowMs) / 1000)}).`]
      : schedule(about);
  return [say`${strong(ends)} at ${endTime(window.endsAtMs, nowMs)}${left}.`, ...begins];
}

const minuteMs = 60_000;
const mostOver = 4;

/** What was announced beside what is or was; yes or no where longer, shorter or on time was asked. */
function changedWords(about: About): Words {
  const { window, windows, readModel } = about;
  const { startsAtMs, endsAtMs, plannedEndsAtMs = endsAtMs } = window;
  const [first, ...others] = windows.every(({ state }) => state === 'finished') ? windows : [];
  if (first && others.length > 0)
    return [
      onTimeWords(first, touchedBy({ window: first, names: [] })),
      ...others.slice(0, mostOver).map((one) => onTimeWords(one, touchedBy({ window: one, names: [] }))),
    ];
  if (window.state === 'finished') {
    const [planned, real] = [plannedEndsAtMs - startsAtMs, endOf(window) - startsAtMs].map((ms) => ms / 1000);
    return [
      onTimeWords(window, touchedBy(about)),
      say`It lasted ${lengthInWords(real ?? 0)}; ${durationInWords(planned ?? 0)} were announced.`,
    ];
  }
  if (window.state === 'over-running') return [running(about)];
  if (window.hasNoEnd) return withoutEnd(about);
  if (isExtended(window)) {
    const by = durationInWords((endsAtMs - plannedEndsAtMs) / 1000);
    return [
      say`${strong(`The maintenance on ${listed(about)} was extended by ${by}:`)} it ends at ${endTime(endsAtMs, readModel.nowMs)} instead of ${clockTime(plannedEndsAtMs)}.`,
    ];
  }
  return isOn(window)
    ? [
        say`${strong(`The maintenance on ${listed(about)} is on schedule:`)} it ends at ${endTime(endsAtMs, readModel.nowMs)}, as announced, and was not extended.`,
      ]
    : [
        say`${strong('Nothing has changed so far:')} the maintenance on ${listed(about)} is planned for ${spanOf(window)}.`,
      ];
}

/** What customers can do before, meanwhile and after; undefined where something else is wrong. */
function usableWords(about: About): Words | undefined {
  const { window, readModel, names } = about;
  const services = (names.length > 0 ? names : window.services).flatMap((name) => readModel.fleet.service(name) ?? []);
  const isUp = services.length > 0 && services.every(({ health }) => health.status === 'up');
  const meaning = window.customers === undefined ? 'No customer impact is announced.' : fullStop(window.customers);
  const isDown = services.some(({ service }) => window.takesDown.includes(service.name));
  if (isDown && window.state === 'over-running')
    return [say`${strong('Not while the maintenance runs:')} ${meaning}`, running(about)];
  if (isOn(window))
    return isDown
      ? [
          say`${strong('Not while the maintenance runs')}${untilWords(window, readModel.nowMs)}: ${meaning}`,
          ...schedule(about),
        ]
      : [say`${strong('It stays up during the maintenance')}${untilWords(window, readModel.nowMs)}: ${meaning}`];
  if (!isUp) return undefined;
  if (window.state === 'finished')
    return [say`${strong('Yes: it works again.')} ${overWords(window, touchedBy(about))}`];
  return [
    say`${strong('Yes, until the maintenance begins')} at ${moment(window.startsAtMs)}. Then, until ${endTime(window.endsAtMs, window.startsAtMs)}: ${meaning}`,
  ];
}

/** Of one of several. */
function noticed({ services, hosts, customers }: Downtime): Text {
  return say`${strong(`${listInWords([...services, ...hosts].slice(0, 3))}:`)} ${fullStop(customers ?? 'no customer impact is announced')}`;
}
