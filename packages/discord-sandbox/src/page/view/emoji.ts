/** Emoji as pictures, as Discord draws them on every system: one without an emoji font would show empty boxes. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

const circle = (fill: string, line = fill) =>
  svg`<circle cx="18" cy="18" r="16.5" fill=${fill} stroke=${line} stroke-width="1.5"/>`;

/** The ones that Herald uses; any other is left to the system's font. */
const drawn: Readonly<Record<string, SVGTemplateResult>> = {
  '🟢': circle('#3f9b45'),
  '🟡': circle('#fdcb58', '#d19a1c'),
  '🔴': circle('#dd2e44'),
  '🔵': circle('#3a8fdc'),
  '⚪': circle('#e6e7e8', '#8b9097'),
  '💡': svg`<path d="M18 3a11 11 0 0 0-6 20v5h12v-5a11 11 0 0 0-6-20z" fill="#fdcb58" stroke="#d19a1c" stroke-width="1.5"/><path d="M13 30h10M15 34h6" stroke="#8b9097" stroke-width="2.5"/>`,
};

const known = /(🟢|🟡|🔴|🔵|⚪|💡)\uFE0F?/u;

/** Text with the emoji in it drawn. */
export function withEmoji(text: string): (TemplateResult | string)[] {
  return text.split(known).map((part) => {
    const shape = drawn[part];
    return shape
      ? html`<svg class="emoji" role="img" aria-label=${part} viewBox="0 0 36 36" fill="none">${shape}</svg>`
      : part;
  });
}
