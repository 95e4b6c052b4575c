/** How one language says when: phrases, and the English that says the same. */

export type Language = {
  /** Words that English does not have: one of them must stand in the text. */
  cue: string;
  /**
   * Sources of regular expressions, without accents, in the order they are tried at each place; each begins and ends
   * where a word does. `#` in the English is the figure that was matched. What no phrase says stays as it is, and what
   * is then no English is not followed.
   */
  phrases: readonly (readonly [form: string, english: string])[];
};

/** "à", "a las", "às", "alle" mean "to" behind a time of day, and "at" behind anything else: "le 12 à 21h". */
export function behindTime(from: string): string {
  return String.raw`(?<=(?:\d\s?h|\dh\d\d|\d:\d\d|[ap]m|\d (?:heures?|horas?|ore)|(?:^|[^a-z])(?:${from}) \d{1,2}|noon|midnight|mi(?:di|nuit)|mei[oa][- ](?:dia|noite)|medio[- ]?dia|media[- ]?noche|mezzogiorno|mezzanotte)\s)`;
}
