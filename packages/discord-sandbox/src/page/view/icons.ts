/** Small line icons of the page's own buttons. */
import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  menu: svg`<path d="M3 6h18M3 12h18M3 18h18"/>`,
  hash: svg`<path d="M9 4 7 20M17 4l-2 16M4 9h17M3 15h17"/>`,
  thread: svg`<path d="M9 4 7 20M17 4l-2 16M4 9h17M3 15h9"/><path d="M15 17h6M15 20h4"/>`,
  at: svg`<circle cx="12" cy="12" r="4"/><path d="M16 8v5a3 3 0 0 0 5 1v-2a9 9 0 1 0-4 7.5"/>`,
  pin: svg`<path d="M9 3h6l-1 7 4 3v2H6v-2l4-3zM12 15v6"/>`,
  reply: svg`<path d="M10 8V4L3 11l7 7v-4c6 0 9 2 11 6 0-7-4-12-11-12z"/>`,
  edit: svg`<path d="M4 20h4L20 8l-4-4L4 16z"/>`,
  trash: svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>`,
  more: svg`<circle cx="5" cy="12" r="1.5"/><circle cx="12" cy="12" r="1.5"/><circle cx="19" cy="12" r="1.5"/>`,
  smile: svg`<circle cx="12" cy="12" r="9"/><path d="M8 14q4 4 8 0M9 9h.01M15 9h.01"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2"/>`,
  moon: svg`<path d="M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z"/>`,
  close: svg`<path d="M5 5l14 14M19 5 5 19"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  down: svg`<path d="M6 9l6 6 6-6"/>`,
  eye: svg`<path d="M2 12q10-14 20 0-10 14-20 0z"/><circle cx="12" cy="12" r="3"/>`,
  send: svg`<path d="M4 4l17 8-17 8 3-8z"/>`,
} as const;

export function icon(name: keyof typeof shapes): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>`;
}
