/** "our man in Liège says the archive over there is slow": "there" is the place that was spoken of. */
import type { NameIndex } from '../name-index.ts';
import type { Tagged } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import { placeSet } from './kin.ts';

/** Tokens in which "there" behind a thing has become "in" and the place, where that is one of hosts. */
export function withPlacesThere(tagged: readonly Tagged[], names: NameIndex): readonly Tagged[] {
  let place: Token | undefined;
  return tagged.map((one) => {
    const tokens: Token[] = [];
    for (const token of one.tokens) {
      const before = tokens.at(-1);
      if (place && isThere(token) && before && !token.afterBreak && isThing(before, tokens.at(-2), names)) {
        if (before.text === 'over') tokens.pop();
        tokens.push(
          { ...token, role: 'preposition', text: 'in', typed: '' },
          { ...place, typed: token.typed, afterBreak: false },
        );
      } else tokens.push(token);
      if (placeSet(token, names)) place = token;
    }
    return { ...one, tokens };
  });
}

function isThere({ text }: Token): boolean {
  return text === 'there' || text === 'over there';
}

/** A noun that says a kind of host. */
function isThing(before: Token, beforeIt: Token | undefined, names: NameIndex): boolean {
  const noun = before.text === 'over' ? beforeIt : before;
  if (!noun) return false;
  return (
    noun.role === 'thing' || names.hostsLabelled(noun.text) !== undefined || names.hostsRoled(noun.text) !== undefined
  );
}
