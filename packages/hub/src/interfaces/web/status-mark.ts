/** A health on a page: its shape, drawn, and its word beside it. Colour comes last. */
import type { ShownStatus } from '../../domain/health.ts';
import { wordOf } from '../../format/health-words.ts';
import { type Html, html, trusted } from './html.ts';

/** In a square of 16 by 16. */
export const shapePaths: Readonly<Record<ShownStatus, string>> = {
  up: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  degraded: 'M8 1.5 15.2 14H.8Z',
  down: 'M2.5 2.5h11v11h-11Z',
  planned:
    'M14.3 4.6 12 6.9 9.9 6.1 9.1 4l2.3-2.3A4.3 4.3 0 0 0 5.9 7.2L1.6 11.5a2 2 0 0 0 2.9 2.9L8.8 10.1a4.3 4.3 0 0 0 5.5-5.5Z',
  unknown: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 2.2a4.3 4.3 0 1 0 0 8.6 4.3 4.3 0 0 0 0-8.6Z',
};

export function statusShape(status: ShownStatus): Html {
  return trusted(
    `<svg class="shape s-${status}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path fill-rule="evenodd" d="${shapePaths[status]}"/></svg>`,
  );
}

export function statusMark(status: ShownStatus, word = wordOf(status)): Html {
  return html`<span class="mark t-${status}">${statusShape(status)} ${word}</span>`;
}
