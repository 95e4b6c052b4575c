/** Text as part of an XML document. */
import { withoutHidden } from '../../../format/without-hidden.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 cannot hold, control characters aside. */
const unfit = /[\p{Cs}\ufffe\uffff]/gu;

export function xmlText(text: string): string {
  return withoutHidden(text.replace(unfit, '')).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
