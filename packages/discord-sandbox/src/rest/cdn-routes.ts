/** What Discord's CDN serves: attachments at `/attachments/CHANNEL/ID/NAME`. */
import { faults } from '../rules/discord-fault.ts';
import type { Attachment } from '../world/things.ts';
import { param, type Rest } from './server.ts';

export function addCdnRoutes({ app, world }: Rest): void {
  app.get('/attachments/:channelId/:attachmentId/:filename', async (request, reply) => {
    const id = param(request, 'attachmentId');
    const channel = world.channels.get(param(request, 'channelId'));
    const attachment = [...(channel?.messages.values() ?? [])]
      .flatMap((message) => message.attachments)
      .find((one) => one.id === id);
    if (!attachment) throw faults.notFound();
    return reply
      .type(safeType(attachment))
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(attachment.bytes));
  });
}

/** Nothing that a browser would run is served as what it claims to be. */
function safeType({ contentType }: Attachment): string {
  return /^(image\/(png|jpeg|gif|webp)|text\/(plain|csv|calendar)|application\/json)/.test(contentType)
    ? contentType
    : 'application/octet-stream';
}
