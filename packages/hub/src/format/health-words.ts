/** How a health is shown: its word, its shape and its colour always go together. */
import type { ShownStatus } from '../domain/health.ts';
import { palettes } from './theme.ts';

/** Worst first: the order of every list. */
export const statusOrder = ['down', 'unknown', 'degraded', 'planned', 'up'] as const satisfies readonly ShownStatus[];

const words: Readonly<Record<ShownStatus, string>> = {
  up: 'Operational',
  degraded: 'Degraded',
  down: 'Down',
  planned: 'Maintenance',
  unknown: 'Unknown',
};

const shapes: Readonly<Record<ShownStatus, string>> = {
  up: '●',
  degraded: '▲',
  down: '■',
  planned: '🔧',
  unknown: '○',
};

const dots: Readonly<Record<ShownStatus, string>> = {
  up: '🟢',
  degraded: '🟡',
  down: '🔴',
  planned: '🔵',
  unknown: '⚪',
};

/** What it was: "billing was down". */
export function wasWord(status: Exclude<ShownStatus, 'up' | 'planned'>): string {
  return { down: 'down', degraded: 'degraded', unknown: 'not measured' }[status];
}

/** "down 11 minutes", "not measured for 3 minutes". */
export function wasForWords(status: Exclude<ShownStatus, 'up' | 'planned'>, length: string): string {
  return `${wasWord(status)}${status === 'unknown' ? ' for' : ''} ${length}`;
}

/** What it is once it is over: "is back up", "are back to normal". What could not be seen was perhaps up all the time. */
export function isBackWords(was: Exclude<ShownStatus, 'up' | 'planned'>, count = 1): string {
  const verb = count === 1 ? 'is' : 'are';
  return {
    down: `${verb} back up`,
    degraded: `${verb} back to normal`,
    unknown: `can be measured again and ${verb} up`,
  }[was];
}

export function wordOf(status: ShownStatus): string {
  return words[status];
}

/** One character, for a terminal. Pages and charts draw the same shape. */
export function shapeOf(status: ShownStatus): string {
  return shapes[status];
}

/** For Discord, whose text has no colours of its own. A word always stands beside it. */
export function dotOf(status: ShownStatus): string {
  return dots[status];
}

/** As Discord wants it: 0xrrggbb. `none` is the colour of quiet things. */
export function colourOf(status: ShownStatus | 'none'): number {
  const { health, muted } = palettes.light;
  return Number.parseInt((status === 'none' ? muted : health[status]).slice(1), 16);
}

/** For sorting: negative where `one` is worse. */
export function compareStatus(one: ShownStatus, other: ShownStatus): number {
  return statusOrder.indexOf(one) - statusOrder.indexOf(other);
}
