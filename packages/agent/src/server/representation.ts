/** One body as it goes over the wire: made once, sent to many. */
import { createHash } from 'node:crypto';

export type Representation = {
  contentType: string;
  etag: string;
  body: Buffer;
  /** Compressed on first use; undefined where it does not pay. */
  gzip(): Buffer | undefined;
};

/** Below this a body fits one packet anyway. */
const gzipFromBytes = 1400;

export function createRepresentation(contentType: string, text: string): Representation {
  const body = Buffer.from(text);
  let compressed: Buffer | undefined;
  return {
    contentType,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    gzip() {
      if (body.length < gzipFromBytes) return undefined;
      // Loaded with the first reader who wants it: it is not needed to start.
      compressed ??= process.getBuiltinModule('node:zlib').gzipSync(body, { level: 5 });
      return compressed;
    },
  };
}

export function jsonRepresentation(value: unknown): Representation {
  return createRepresentation('application/json; charset=utf-8', JSON.stringify(value));
}

/** Whether an If-None-Match header names this representation (RFC 9110, section 13.1.2: weak comparison). */
export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Whether an Accept-Encoding header takes gzip: named, and not with a weight of zero. */
export function acceptsGzip(header: string | undefined): boolean {
  const match = /(?:^|,)\s*(?:gzip|x-gzip)\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i.exec(header ?? '');
  return match !== null && Number(match[1] ?? 1) > 0;
}
