/** Dresses the Discord components in Discord's present colours: the package still has those of 2022. */
import {
  DiscordActionRow,
  DiscordAttachments,
  DiscordAuthorInfo,
  DiscordButton,
  DiscordCommand,
  DiscordEmbed,
  DiscordEmbedDescription,
  DiscordEmbedField,
  DiscordEmbedFooter,
  DiscordHeader,
  DiscordMention,
  DiscordMessage,
  DiscordMessages,
  DiscordReply,
  DiscordSystemMessage,
  DiscordThread,
  DiscordTime,
  DiscordVerifiedAuthorTag,
} from '@skyra/discord-components-core';
import { type CSSResult, css, type LitElement } from 'lit';

type Dressed = Pick<typeof LitElement, 'elementStyles'>;

/** Must run before the first of them is drawn. Colours come from the page's custom properties, which reach into every shadow. */
export function dressComponents(): void {
  dress(
    DiscordMessages,
    css`
    :host, :host([light-theme]) { border: 0 !important; color: var(--text) !important; line-height: 1.375rem !important; }
  `,
  );
  dress(
    DiscordMessage,
    css`
    :host, :host([light-theme]) { color: var(--text) !important; background: none !important; margin: 0 !important; padding: 2px 48px 2px 16px !important; min-height: 0 !important; }
    :host([ephemeral]), :host([highlight]) { padding-right: 48px !important; }
    :host([ephemeral]) { background: var(--ephemeral) !important; }
    :host([highlight]) { background: var(--highlight) !important; }
    :host([has-thread]):after { border-color: var(--line-strong) !important; top: 3.2rem !important; bottom: 26px !important; }
    .discord-author-avatar { margin-top: 2px !important; }
    .discord-message-timestamp, :host([light-theme]) .discord-message-timestamp { color: var(--muted) !important; margin-left: 6px !important; font-size: 12px !important; }
    .discord-message-body-only-indent, :host([light-theme]) .discord-message-body-only-indent.discord-message-timestamp { flex: none; width: 56px !important; margin: 0 !important; font-size: 11px !important; line-height: 22px; text-align: center; align-self: flex-start; }
    .discord-message-inner-center { align-items: flex-start !important; }
    .discord-message-content { line-height: 1.375rem !important; padding-top: 0 !important; min-width: 0; }
    .discord-message-edited { color: var(--muted) !important; margin-left: 4px; }
    .discord-message-ephemeral { color: var(--muted) !important; margin-top: 4px; }
    .discord-message-ephemeral .discord-message-ephemeral-link { color: var(--link) !important; background: none; }
    @media (max-width: 700px) { :host, :host([light-theme]), :host([ephemeral]), :host([highlight]) { padding-right: 16px !important; } }
    .discord-message-body { overflow-wrap: anywhere; word-break: normal !important; }
  `,
  );
  dress(
    DiscordAuthorInfo,
    css`
    .discord-author-username { font-weight: 500 !important; font-size: 1rem !important; }
    .discord-author-username:not([style*='#'], [style*='rgb']) { color: var(--heading) !important; }
  `,
  );
  dress(
    DiscordVerifiedAuthorTag,
    css`
    .discord-application-tag { background: #5865f2 !important; color: #fff !important; border-radius: 4px !important; padding: 0 4px !important; font-weight: 600 !important; text-transform: uppercase; font-size: 10px !important; }
  `,
  );
  dress(
    DiscordEmbed,
    css`
    :host, :host([light-theme]) { color: var(--text) !important; margin: 4px 0 !important; font-size: 14px !important; line-height: 1.125rem !important; max-width: 520px; }
    :host .discord-embed-wrapper, :host([light-theme]) .discord-embed-wrapper { background: var(--embed) !important; border: 1px solid var(--embed-line) !important; border-left: 0 !important; max-width: 520px !important; }
    :host .discord-left-border { border-radius: 4px 0 0 4px; }
    :host([light-theme]) .discord-left-border, :host .discord-left-border { background-color: var(--line-strong); }
    :host .discord-embed-title, :host([light-theme]) .discord-embed-title { color: var(--heading) !important; line-height: 1.375rem; }
    :host .discord-embed-title a, :host([light-theme]) .discord-embed-title a { color: var(--link) !important; }
    :host .discord-embed-author, :host([light-theme]) .discord-embed-author, :host .discord-embed-author a { color: var(--heading) !important; }
    :host .discord-embed-wrapper .discord-embed-grid { padding: 2px 16px 14px 12px !important; }
    :host(:not([thumbnail])) slot::slotted(*) { grid-column: 1 / 2 !important; }
  `,
  );
  dress(
    DiscordEmbedDescription,
    css`
    :host { font-size: 0.875rem !important; line-height: 1.25rem !important; white-space: normal !important; margin-top: 8px !important; color: var(--text); }
  `,
  );
  dress(
    DiscordEmbedField,
    css`
    :host { font-size: 0.875rem !important; line-height: 1.25rem !important; margin-top: 8px !important; min-width: 0; white-space: normal !important; color: var(--text) !important; overflow-wrap: anywhere; }
    /* Discord's phones put fields one under another, whatever stands side by side at a desk. */
    @media (max-width: 700px) { :host, :host([inline]) { grid-column: 1 / -1 !important; } }
    .discord-field-title, :host([light-theme]) .discord-field-title { color: var(--heading) !important; font-weight: 600 !important; margin-bottom: 2px !important; line-height: 1.25rem !important; min-height: 0 !important; white-space: normal !important; }
  `,
  );
  dress(
    DiscordEmbedFooter,
    css`
    :host, :host([light-theme]) { color: var(--text) !important; font-size: 12px !important; margin-top: 8px !important; display: block !important; }
  `,
  );
  dress(
    DiscordButton,
    css`
    :host > *:first-child { border-radius: 8px !important; margin: 4px 8px 4px 0 !important; padding: 0 15px !important; min-width: 32px !important; font-size: 14px !important; border: 1px solid transparent !important; line-height: 18px !important; height: 30px !important; min-height: 30px !important; text-align: center; }
    button:focus-visible, a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
    .secondary { background: var(--button) !important; color: var(--button-text) !important; border-color: var(--button-line) !important; }
    .secondary.hoverable:hover { background: var(--button-hover) !important; }
    .success { background: #248046 !important; } .success.hoverable:hover { background: #1a6334 !important; }
    .destructive { background: #d22d39 !important; } .destructive.hoverable:hover { background: #b0222d !important; }
    .primary { background: #5865f2 !important; } .primary.hoverable:hover { background: #4654c0 !important; }
  `,
  );
  dress(
    DiscordActionRow,
    css`
    :host { display: flex !important; flex-wrap: wrap; }
  `,
  );
  dress(
    DiscordMention,
    css`
    :host, :host([light-theme]) { color: var(--mention-text); border-radius: 3px; padding: 0 2px; font-weight: 500; }
    :host(:not([color])) { background: var(--mention) !important; }
    :host(:hover) { background: #5865f2 !important; color: #fff !important; }
  `,
  );
  dress(
    DiscordReply,
    css`
    :host, :host([light-theme]) { color: var(--muted) !important; cursor: pointer; margin-bottom: 2px !important; min-width: 0; }
    :host:before, :host([light-theme]):before { border-color: var(--line-strong) !important; }
    .discord-replied-message-username { color: var(--heading); opacity: 1 !important; }
    .discord-replied-message-content { overflow: hidden; text-overflow: ellipsis; min-width: 0; }
    .discord-application-tag { background: #5865f2 !important; }
  `,
  );
  dress(
    DiscordCommand,
    css`
    :host, :host([light-theme]) { color: var(--muted) !important; margin-bottom: 2px !important; }
    :host:before, :host([light-theme]):before { border-color: var(--line-strong) !important; }
    .discord-replied-message-username { color: var(--heading); opacity: 1 !important; }
    .discord-slash-command-name, .discord-replied-message-content { color: var(--link) !important; background: none !important; font-weight: 500; }
    :host([light-theme]) .discord-slash-command-name { background: none !important; }
  `,
  );
  dress(
    DiscordThread,
    css`
    :host, :host([light-theme]) { background: var(--panel) !important; color: var(--text) !important; cursor: pointer; margin-top: 6px !important; border-radius: 8px !important; max-width: 480px; }
    .discord-thread-name, :host([light-theme]) .discord-thread-name { color: var(--heading) !important; }
    .discord-thread-cta, :host([light-theme]) .discord-thread-cta { color: var(--link) !important; }
    .discord-thread-bottom, :host([light-theme]) .discord-thread-bottom { color: var(--muted) !important; }
  `,
  );
  dress(
    DiscordTime,
    css`
    :host, :host([light-theme]) { white-space: normal !important; background: var(--stamp) !important; color: inherit !important; border-radius: 3px; padding: 0 2px; }
  `,
  );
  dress(
    DiscordHeader,
    css`
    h1, h2, h3 { color: var(--heading) !important; margin: 8px 0 4px !important; }
  `,
  );
  dress(
    DiscordSystemMessage,
    css`
    :host, :host([light-theme]) { color: var(--muted) !important; background: none !important; padding: 4px 16px !important; }
    .discord-message-timestamp { color: var(--muted) !important; }
  `,
  );
  dress(
    DiscordAttachments,
    css`
    :host { display: flex; flex-direction: column; gap: 4px; padding: 4px 0; }
  `,
  );
}

function dress(component: Dressed, styles: CSSResult): void {
  component.elementStyles.push(styles);
}
