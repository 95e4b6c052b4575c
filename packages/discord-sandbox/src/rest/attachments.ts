/** Joins uploaded files with what the body says of them, and puts `attachment://` pictures where they are shown. */
import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { invalidForm } from '../rules/discord-fault.ts';
import type { Attachment } from '../world/things.ts';
import type { World } from '../world/world.ts';
import type { Upload } from './read-body.ts';

type Described = { id: string | number; filename?: string | null; description?: string | null };

/** New attachments, in the order of their numbers. A body that lists an upload without its file is refused. */
export function newAttachments(
  world: World,
  {
    described,
    uploads,
    known = [],
  }: { described: readonly Described[]; uploads: Map<number, Upload>; known?: readonly Attachment[] },
): Attachment[] {
  const orphan = described.findIndex(
    (one) => !uploads.has(Number(one.id)) && !known.some((have) => have.id === String(one.id)),
  );
  if (orphan >= 0) {
    const message = 'Attachment data not found';
    throw invalidForm([{ path: ['attachments', orphan], code: 'ATTACHMENT_NOT_FOUND', message }]);
  }
  return [...uploads].map(([number, upload]) => {
    const about = described.find((one) => String(one.id) === String(number));
    return {
      id: world.newId(),
      filename: (about?.filename ?? upload.filename).replaceAll(/[^\w.-]/g, '_'),
      contentType: upload.contentType || 'application/octet-stream',
      bytes: upload.bytes,
      ...(about?.description ? { description: about.description } : {}),
      ...pngSize(upload.bytes),
    };
  });
}

/** Embeds as Discord keeps them: `rich`, and `attachment://NAME` pictures with their address and size. */
export function placeInEmbeds(
  embeds: readonly APIEmbed[],
  attachments: readonly Attachment[],
  folderUrl: string,
): APIEmbed[] {
  return embeds.map((embed) => {
    const placed: APIEmbed = { ...embed };
    if (embed.image) placed.image = place(embed.image);
    if (embed.thumbnail) placed.thumbnail = place(embed.thumbnail);
    return placed;
  });

  function place(picture: { url: string }): { url: string; width?: number; height?: number } {
    const attachment = namedBy(picture.url, attachments);
    if (!attachment) return picture;
    attachment.isInEmbed = true;
    const { id, filename, width, height, description } = attachment;
    return {
      url: `${folderUrl}/${id}/${filename}`,
      ...(width === undefined || height === undefined ? {} : { width, height }),
      ...(description === undefined ? {} : { description }),
    };
  }
}

/** The same for galleries, thumbnails and files among components, changed in place. One that names no attachment is refused. */
export function placeInComponents(
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly Attachment[],
  folderUrl: string,
): void {
  visit(components, ['components']);

  function visit(value: unknown, path: (string | number)[]): void {
    if (typeof value !== 'object' || value === null) return;
    const url: unknown = Reflect.get(value, 'url');
    if (typeof url === 'string' && url.startsWith('attachment://')) {
      const attachment = namedBy(url, attachments);
      if (!attachment) {
        const message = 'The referenced attachment was not found';
        throw invalidForm([{ path, code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message }]);
      }
      attachment.isInEmbed = true;
      Reflect.set(value, 'url', `${folderUrl}/${attachment.id}/${attachment.filename}`);
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  }
}

function namedBy(url: string, attachments: readonly Attachment[]): Attachment | undefined {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  return attachments.findLast((one) => one.filename === name);
}

function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 24 || view.toString('latin1', 1, 4) !== 'PNG') return undefined;
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}
