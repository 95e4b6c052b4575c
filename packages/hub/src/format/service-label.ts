/** A service as customers call it, and the name that engineers use: "The shop (storefront)". */

type Named = { name: string; customers?: string | undefined };

/** Longer than this it is a description, not a name. */
const longestName = 60;

export function serviceLabel(service: Named): string {
  const known = customersName(service);
  return known === undefined ? service.name : `${known} (${service.name})`;
}

/** What customers call it, where the registry gives a name and not a whole sentence. */
export function customersName({ name, customers }: Named): string | undefined {
  const words = customers?.trim();
  if (!words || words.length > longestName || /[.!?…]$/.test(words)) return undefined;
  return words.toLowerCase() === name.toLowerCase() ? undefined : words;
}

/** As it stands within a sentence: "the shop", "our invoices"; other names keep their capital. */
export function withinSentence(name: string): string {
  return /^(?:The|A|An|Our|Your) /.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** `is` or `are`, as English has it after these words: "Card payments are", "The shop is". */
export function isOrAre(words: string): 'is' | 'are' {
  return /\band\b|[^s\s]s$/i.test(words.trim()) ? 'are' : 'is';
}

/** "Customer impact: card payments are unavailable."; a whole sentence of the registry stands as it is. */
export function impactWords(customers: string): string {
  const words = customers.trim();
  return /[.!?…]$/.test(words)
    ? `Customer impact: ${words}`
    : `Customer impact: ${words} ${isOrAre(words)} unavailable.`;
}
