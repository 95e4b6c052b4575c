/** Pages as tagged templates: everything put into one is escaped, unless it is itself made by one. */
import { withoutHidden } from '../../format/without-hidden.ts';

const made = Symbol('html');

export type Html = { readonly [made]: string };
export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[];

export function html(pieces: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { [made]: pieces.reduce((text, piece, index) => text + piece + asHtml(values[index]), '') };
}

export function htmlText(page: Html): string {
  return page[made];
}

export const nothing: Html = { [made]: '' };

/** A line of a list of facts; sentences take the `whole` width. */
export function fact(label: string, value: HtmlValue, width?: 'whole'): Html {
  return html`<div${width ? html` class="${width}"` : nothing}><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** What our own code drew (SVG) and escaped itself. Never for text from outside. */
export function trusted(markup: string): Html {
  return { [made]: markup };
}

function asHtml(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (made in value) return value[made];
  return value.map(asHtml).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Of XML too. */
export function escapeHtml(text: string): string {
  return withoutHidden(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
