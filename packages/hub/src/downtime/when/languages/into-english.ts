/** Times as German, French, Spanish, Portuguese, Italian and Dutch write them, in the English that is read here. */
import { dutch } from './dutch.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import type { Language } from './language.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

type Compiled = { cue: RegExp; phrases: RegExp; english: readonly string[] };

const languages: readonly Compiled[] = [german, french, spanish, portuguese, italian, dutch].map(compile);

/** As typed where no other language shows, or where two of them say different things. */
export function intoEnglish(typed: string): string {
  const text = withoutAccents(typed);
  const read = languages.flatMap((language) => {
    const cues = text.match(language.cue)?.length ?? 0;
    return cues === 0 ? [] : [{ cues, english: translate(text, language) }];
  });
  const most = Math.max(0, ...read.map(({ cues }) => cues));
  const [first, ...others] = read.filter(({ cues }) => cues === most).map(({ english }) => english);
  return first === undefined || others.some((other) => other !== first) ? typed : first;
}

function translate(text: string, { phrases, english }: Compiled): string {
  return (
    text
      .replaceAll(phrases, (all, ...groups: unknown[]) => {
        const at = groups.findIndex((group) => group !== undefined);
        return (english[at] ?? all).replace('#', /\d+/.exec(all)?.[0] ?? '');
      })
      // "22 h 30" is how French Canada writes it.
      .replaceAll(/(\d{1,2}) h(?: ([0-5]\d))?(?![a-z\d:])/gi, '$1h$2')
      .replaceAll(/(\d{1,2})\s?(?:heures?|horas?|hs|ore|uur|u)(?:\s?([0-5]\d))?(?![a-z\d:])/gi, '$1h$2')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

function compile({ cue, phrases }: Language): Compiled {
  const word = (form: string) => `(?<![a-z'])${form}(?![a-z])`;
  return {
    cue: new RegExp(word(`(?:${cue})`), 'gi'),
    phrases: new RegExp(phrases.map(([form]) => word(`((?:${form}))`)).join('|'), 'gi'),
    english: phrases.map(([, english]) => english),
  };
}

function withoutAccents(typed: string): string {
  return typed.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('’', "'");
}
