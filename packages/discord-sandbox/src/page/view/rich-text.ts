/** Markdown as Discord's look, through the Discord components. Text is escaped by Lit; nothing is ever set as HTML. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Node, parseMarkdown } from '../markdown.ts';
import { channelOf, channelTitle, color, type PageState, userOf } from '../state.ts';
import { fullTime, stampText } from '../times.ts';
import { withEmoji } from './emoji.ts';

type Part = TemplateResult | string | typeof nothing | Part[];

export function richText(state: PageState, source: string): Part[] {
  return parseMarkdown(source).map((node) => part(state, node));
}

/** One line without structure, for reply previews and lists. */
export function plainText(state: PageState, source: string): string {
  return parseMarkdown(source)
    .map((node) => words(state, node))
    .join('')
    .slice(0, 200);
}

function part(state: PageState, node: Node): Part {
  const inner = (children: Node[]) => children.map((child) => part(state, child));
  switch (node.kind) {
    case 'text':
      return withEmoji(node.text);
    case 'break':
      return html`<br>`;
    case 'bold':
      return html`<strong>${inner(node.children)}</strong>`;
    case 'italic':
      return html`<discord-italic>${inner(node.children)}</discord-italic>`;
    case 'underline':
      return html`<discord-underlined>${inner(node.children)}</discord-underlined>`;
    case 'strike':
      return html`<s>${inner(node.children)}</s>`;
    case 'spoiler':
      return html`<discord-spoiler>${inner(node.children)}</discord-spoiler>`;
    case 'quote':
      return html`<discord-quote>${inner(node.children)}</discord-quote>`;
    case 'subtext':
      return html`<small class="subtext">${inner(node.children)}</small>`;
    case 'header':
      return html`<discord-header .level=${node.level} level=${node.level}>${inner(node.children)}</discord-header>`;
    case 'list':
      return node.ordered
        ? html`<ol class="list">${node.items.map((item) => html`<li>${inner(item)}</li>`)}</ol>`
        : html`<ul class="list">${node.items.map((item) => html`<li>${inner(item)}</li>`)}</ul>`;
    case 'code':
      return html`<code class="inline-code">${node.text}</code>`;
    case 'code-block':
      return html`<pre class="code-block" tabindex="0"><code>${node.text}</code></pre>`;
    case 'link':
      return html`<a class="link" href=${node.href} target="_blank" rel="noopener noreferrer">${inner(node.children)}</a>`;
    case 'user':
      return html`<discord-mention type="user" ?highlight=${node.id === state.server.me}>${userOf(state, node.id).name}</discord-mention>`;
    case 'role': {
      const role = state.server.roles.find((one) => one.id === node.id);
      const mine = userOf(state, state.server.me).roles.includes(node.id);
      return html`<discord-mention type="role" ?highlight=${mine} color=${color(role?.color ?? 0) || nothing}>${role?.name ?? 'deleted-role'}</discord-mention>`;
    }
    case 'channel':
      return html`<discord-mention type="channel">${channelTitle(state, channelOf(state, node.id)) || 'unknown'}</discord-mention>`;
    case 'command':
      return html`<discord-mention type="slash">${node.name}</discord-mention>`;
    case 'everyone':
      return html`<span class="mention">${node.text}</span>`;
    case 'time':
      return html`<discord-time><time datetime=${isoOf(node.epochSeconds)} title=${fullTime(node.epochSeconds)}>${stampText(node.epochSeconds, node.style)}</time></discord-time>`;
    default:
      return node satisfies never;
  }
}

function words(state: PageState, node: Node): string {
  switch (node.kind) {
    case 'text':
    case 'code':
    case 'code-block':
    case 'everyone':
      return node.text;
    case 'break':
      return ' ';
    case 'user':
      return `@${userOf(state, node.id).name}`;
    case 'role':
      return `@${state.server.roles.find((one) => one.id === node.id)?.name ?? 'deleted-role'}`;
    case 'channel':
      return `#${channelTitle(state, channelOf(state, node.id))}`;
    case 'command':
      return `/${node.name}`;
    case 'time':
      return stampText(node.epochSeconds, node.style);
    case 'list':
      return node.items.map((item) => item.map((child) => words(state, child)).join('')).join(' ');
    default:
      return node.children.map((child) => words(state, child)).join('');
  }
}

function isoOf(epochSeconds: number): string {
  const at = new Date(epochSeconds * 1000);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
