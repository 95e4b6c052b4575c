/** A key by which words are alike that sound alike: dictated "telly health" and "invoice sing" for telehealth and invoicing. */

/** The consonants as they sound, with the first letter; what stands between words goes. */
export function soundKey(typed: string): string {
  const letters = typed
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/ck|c|q/g, 'k')
    .replace(/th/g, 't')
    .replace(/dg|j/g, 'g');
  return `${letters.charAt(0)}${letters.slice(1).replace(/[aeiouyhw]/g, '')}`.replace(/(.)\1+/g, '$1');
}
