/** Text as part of an XML document. */
import { escapeHtml } from '../html.ts';

/** What XML 1.0 cannot hold, control characters aside. */
const unfit = /[\p{Cs}\ufffe\uffff]/gu;

export function xmlText(text: string): string {
  return escapeHtml(text.replace(unfit, ''));
}
