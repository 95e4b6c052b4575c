/** Words with figures that are still figures: how they are rounded, and which prefix their unit gets, is decided in `format/`. */

export type Unit = 'percent' | 'bytes' | 'bytes-per-second' | 'load' | 'count';
export type Amount = { value: number; unit: Unit };
export type Phrase = readonly (string | Amount)[];

/** phrase`${host} uses ${percent(23)} of its CPU.` */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | Amount | Phrase)[]): Phrase {
  return words.flatMap((word, at): Phrase => {
    const value = values[at];
    if (value === undefined) return [word];
    return typeof value === 'object' && !('unit' in value) ? [word, ...value] : [word, value];
  });
}

export const percent = (value: number): Amount => ({ value, unit: 'percent' });
export const bytes = (value: number): Amount => ({ value, unit: 'bytes' });
export const rate = (value: number): Amount => ({ value, unit: 'bytes-per-second' });
export const load = (value: number): Amount => ({ value, unit: 'load' });
export const count = (value: number): Amount => ({ value, unit: 'count' });
