/** An embed as Discord shows it; its picture keeps its alternative text. */

import type { APIEmbed } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { exactColor, type PageState } from '../state.ts';
import { messageTime } from '../times.ts';
import { plainText, richText } from './rich-text.ts';

export function embedView(state: PageState, embed: APIEmbed): TemplateResult {
  const { title, description, url, author, fields = [], image, thumbnail, footer, timestamp } = embed;
  const footerTime = timestamp ? messageTime(timestamp) : undefined;
  return html`<discord-embed
    slot="embeds"
    data-embed
    color=${embed.color === undefined ? nothing : exactColor(embed.color)}
    author-name=${author?.name ?? nothing}
    author-url=${author?.url ?? nothing}
    author-image=${author?.icon_url ?? nothing}
    embed-title=${title ? plainText(state, title) : nothing}
    url=${url ?? nothing}
    thumbnail=${thumbnail?.url ?? nothing}
  >
    ${description ? html`<discord-embed-description slot="description">${richText(state, description)}</discord-embed-description>` : nothing}
    ${
      fields.length > 0 || image
        ? html`<div slot="fields" class="embed-rest">
          ${fields.length > 0 ? fieldsView(state, fields) : nothing}
          ${image ? pictureView(image, title ?? 'Picture') : nothing}
        </div>`
        : nothing
    }
    ${
      footer || footerTime
        ? html`<discord-embed-footer slot="footer">
          ${footer?.text ?? nothing}${footer && footerTime ? html`<span class="dot"> • </span>` : nothing}${footerTime ?? nothing}
        </discord-embed-footer>`
        : nothing
    }
  </discord-embed>`;
}

function fieldsView(state: PageState, fields: NonNullable<APIEmbed['fields']>): TemplateResult {
  let column = 0;
  return html`<discord-embed-fields>
    ${fields.map((field) => {
      column = field.inline ? (column % 3) + 1 : 0;
      return html`<discord-embed-field
        field-title=${plainText(state, field.name)}
        ?inline=${field.inline ?? false}
        inline-index=${field.inline ? column : nothing}
        >${richText(state, field.value)}</discord-embed-field
      >`;
    })}
  </discord-embed-fields>`;
}

function pictureView(image: NonNullable<APIEmbed['image']>, fallback: string): TemplateResult {
  const alt: unknown = Reflect.get(image, 'description');
  return html`<a class="embed-picture" href=${image.url} target="_blank" rel="noopener noreferrer">
    <img src=${image.url} alt=${typeof alt === 'string' ? alt : fallback} width=${image.width ?? nothing} height=${image.height ?? nothing} loading="lazy" />
  </a>`;
}
