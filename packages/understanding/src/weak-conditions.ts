/** Words of condition that mean much else ("open an account", "the order"): alone, they do not make a question about status. */
import { phraseSet } from './phrase-set.ts';

const weakConditions = phraseSet(`
  work, works, open, opening, use, access, order, pay, live, on, off, out, behind, late, moving, serious, fast,
  shape, matter, good, bad, run, runs, going, doing, perform, performance, changes, connect, reach, answer,
  answers, function, functions, wrong, normal, happy, sad, fine, well, happening, going on, up with, what is up,
  broke, critical, weird, strange, feeling, lost, gone, finished, is over, processing, green, red, yellow, amber,
  connected, happens, stopped, smooth, back
`);

export function isWeakCondition(text: string): boolean {
  return weakConditions.has(text);
}
