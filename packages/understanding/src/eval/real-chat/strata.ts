/** Sorts lines by how much they look like a question about status, by signs that owe nothing to how Herald reads. */

export type Stratum = 'names and asks' | 'names' | 'asks' | 'other';
export const strata: readonly Stratum[] = ['names and asks', 'names', 'asks', 'other'];

const stateWords =
  /\b(?:down|up|offline|online|slow|broken|broke|dead|lag\w*|work(?:s|ing)?|crash\w*|fail\w*|time-?outs?|unreachable|reach\w*|connect\w*|outage|issues?|problems?|errors?|status|back|maintenance|hacked|ddos\w*|50[0-4]|wrong|happen\w*|restart\w*|eta|alive|fine|ok(?:ay)?|die[sd]?|gone|running|load(?:s|ing)?|access)\b/i;
const asking =
  /\?|^(?:is|are|was|were|did|does|do|any(?:one|body|thing)?|why|what|whats|when|how|who|has|have|can|could)\b|\b(?:anyone|anybody|is it just me|wonder(?:ing)?)\b/i;

/** `names`: every way to write the registry's names, in lower case. */
export function stratifier(names: readonly string[]): (text: string) => Stratum {
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => {
    const isNamed = named.test(text);
    const asks = asking.test(text) && stateWords.test(text);
    if (isNamed) return asks ? 'names and asks' : 'names';
    return asks ? 'asks' : 'other';
  };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-_ ]/g, '[-_ ]?');
}
