/** The band on top of the status page, in the colour of the worst: read in a blink, and followed by the tab. */
import { assetPath } from '../assets.ts';
import { type Html, html, nothing } from '../html.ts';
import { statusShape } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import type { Headline } from './status-headline.ts';

export function banner({ status, plain, rest, sinceMs }: Headline, siteTitle: string, zone: string): Html {
  const more = [
    ...(sinceMs === undefined ? [] : [html`Since ${timeTag(sinceMs, 'moment', zone)}. `]),
    ...(rest === '' ? [] : [html`${rest}`]),
  ];
  return html`<div class="banner k-${status}" data-title="${tabTitle(plain, siteTitle)}" data-icon="${iconPath(status)}"><h1>${
    status === 'none' ? nothing : html`${statusShape(status)} `
  }${plain}</h1>${more.length > 0 ? html`<p>${more}</p>` : nothing}</div>`;
}

export function tabTitle(plain: string, siteTitle: string): string {
  return `${plain.replace(/\.$/, '')} · ${siteTitle}`;
}

export function iconPath(status: Headline['status']): string {
  return assetPath(`icon-${status === 'none' ? 'unknown' : status}.svg`);
}
