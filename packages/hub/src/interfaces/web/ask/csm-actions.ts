/** What a CSM does next with what was read of a service: paste it to a customer, and be told when it changes. */
import { plainText, type Text } from '../../../format/text.ts';
import { linkPersonId } from '../access/roles.ts';
import { type Html, html, nothing } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { timeWords } from '../times.ts';

/** Whoever gets it has no registry: times are of the zone, and say which. */
export function pastedWords(texts: readonly Text[], zone: string): string[] {
  return texts.map((text) =>
    plainText(text, ({ atMs, style }) =>
      timeWords(atMs, style === 'clock' || style === 'date' ? style : 'moment', zone),
    ),
  );
}

/** Open where they were asked for: then a press copies them. */
export function copyForCustomer(lines: readonly string[], as: 'open' | 'closed'): Html {
  if (lines.length === 0) return nothing;
  return html`<details class="customers"${as === 'open' ? html` open` : nothing}><summary>Copy for customer</summary><pre class="copy words"><code>${lines.join('\n')}</code></pre></details>`;
}

/** Asks for them as a person would: the answer is of the moment of the press, and can be copied. */
export function wordsForCustomer(name: string, { csrfToken = '' }: PageContext): Html {
  return html`<form class="follow-form" method="post" action="/ask"><input type="hidden" name="csrf" value="${csrfToken}"><button name="again" value="what do I tell customers about ${name}?">Copy for customer</button></form>`;
}

/** To be told in Discord. Whom no account there stands behind nobody can write to. */
export function followForm(name: string, { parts, session, csrfToken = '' }: PageContext): Html {
  if (parts.follow === undefined || !session || session.personId === linkPersonId) return nothing;
  return html`<form class="follow-form" method="post" action="/follow"><input type="hidden" name="csrf" value="${csrfToken}"><input type="hidden" name="name" value="${name}"><button>Tell me when ${name} changes</button></form>`;
}
