/** Text as part of an XML document. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 cannot hold, and marks that turn the direction of text, are left out. */
const unfit = /(?![\n\t])[\p{Cc}\p{Cf}\ufffe\uffff]|\p{Cs}/gu;

export function xmlText(text: string): string {
  return text.replace(unfit, '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
