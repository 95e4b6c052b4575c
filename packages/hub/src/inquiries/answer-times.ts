/** How long engineers took: in working time, and on the clock wherever that says something else. Never a zero for a wait outside working hours. */
import { countInWords } from '../format/words.ts';
import { lengthWords } from './inquiry-words.ts';
import { type EngineerWait, type InquiryDay, type Quantiles, quantiles } from './metric.ts';

type Waits = Pick<InquiryDay, 'engineerWaits'>;

/** Of those in which working time passed: what was asked and answered outside of it took no working time, and was no faster for it. */
export function businessSecondsOf(days: readonly Waits[]): Quantiles {
  return quantiles(waitsOf(days).flatMap((wait) => (isOutside(wait) ? [] : [wait.businessSeconds])));
}

export function clockSecondsOf(days: readonly Waits[]): Quantiles {
  return quantiles(waitsOf(days).map(({ clockSeconds }) => clockSeconds));
}

export function outsideHoursOf(days: readonly Waits[]): number {
  return waitsOf(days).filter(isOutside).length;
}

/** "2 hours of working time (18 hours on the clock)"; "3 minutes on the clock, all outside working hours"; undefined where none answered. */
export function engineerTimeWords(days: readonly Waits[]): string | undefined {
  const waits = waitsOf(days);
  const outside = waits.filter(isOutside);
  const median = businessSecondsOf(days).median;
  const clock = clockSecondsOf(days).median;
  if (clock === undefined) return undefined;
  if (median === undefined) return `${atLeastOne(clock)} on the clock, all outside working hours`;
  const inside = quantiles(waits.flatMap((wait) => (isOutside(wait) ? [] : [wait.clockSeconds]))).median ?? median;
  const onClock = atLeastOne(inside) === atLeastOne(median) ? '' : ` (${atLeastOne(inside)} on the clock)`;
  const own = quantiles(outside.map(({ clockSeconds }) => clockSeconds)).median;
  const others =
    own === undefined
      ? ''
      : `; ${countInWords(outside.length)} more outside working hours, within ${atLeastOne(own)} on the clock`;
  return `${atLeastOne(median)} of working time${onClock}${others}`;
}

function waitsOf(days: readonly Waits[]): EngineerWait[] {
  return days.flatMap(({ engineerWaits }) => engineerWaits);
}

function isOutside({ businessSeconds }: EngineerWait): boolean {
  return businessSeconds === 0;
}

function atLeastOne(seconds: number): string {
  return lengthWords(Math.max(1, seconds));
}
