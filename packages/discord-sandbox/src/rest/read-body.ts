/** Reads what a request carries: JSON, or a form with `payload_json` and `files[N]`. */
import type { FastifyRequest } from 'fastify';
import { DiscordFault, invalidForm } from '../rules/discord-fault.ts';

export type Upload = { filename: string; contentType: string; bytes: Uint8Array };
export type ReadBody = { json: unknown; uploads: Map<number, Upload> };

/** Discord's limit for a bot without boosts: 10 MiB a file, 25 MiB a request. */
const maxFileBytes = 10 * 1024 * 1024;
export const maxBodyBytes = 25 * 1024 * 1024;

/** An empty body reads as `undefined`. Throws 50109 for what is not JSON, 40005 for a file that is too large. */
export async function readBody(request: FastifyRequest): Promise<ReadBody> {
  const { body } = request;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) {
    return { json: bytes.length === 0 ? undefined : parseJson(bytes.toString('utf8')), uploads: new Map() };
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  const uploads = new Map<number, Upload>();
  let json: unknown = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name === 'payload_json') json = parseJson(value);
      continue;
    }
    const number = /^files\[(\d{1,2})\]$/.exec(name)?.[1];
    if (number === undefined) continue;
    if (value.size > maxFileBytes) throw new DiscordFault(413, 40005, 'Request entity too large');
    const content = new Uint8Array(await value.arrayBuffer());
    uploads.set(Number(number), { filename: value.name, contentType: value.type, bytes: content });
  }
  if (uploads.size > 10) {
    throw invalidForm([
      { path: ['attachments'], code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 10 or fewer in length.' },
    ]);
  }
  return { json, uploads };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DiscordFault(400, 50109, 'The request body contains invalid JSON.');
  }
}
