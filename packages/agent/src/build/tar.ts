/** Writes tar archives (POSIX ustar) whose bytes follow from their contents alone: no times, no owners, sorted entries. */
import { HeraldError } from '@herald/protocol/herald-error';

/** A folder ends with a slash and has no content. */
export type TarEntry = { path: string; content: Buffer; mode: number };

const blockBytes = 512;
/** 1 January 2000, so that no tool warns of a file from 1970. */
const fixedSeconds = 946_684_800;

/** Owners are root. Throws `build/path-too-long` where a name has more than 100 bytes: that needs extensions that BusyBox reads its own way. */
export function packTar(entries: readonly TarEntry[]): Buffer {
  const blocks: Buffer[] = [];
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    blocks.push(headerOf(entry), entry.content);
    const rest = entry.content.length % blockBytes;
    if (rest > 0) blocks.push(Buffer.alloc(blockBytes - rest));
  }
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)]);
}

/** Reads what `packTar` and npm's own archives hold: plain files by their path. */
export function* readTar(archive: Buffer): Generator<{ path: string; content: Buffer }> {
  for (let offset = 0; offset + blockBytes <= archive.length; ) {
    const header = archive.subarray(offset, offset + blockBytes);
    const name = textOf(header, 0, 100);
    if (name === '') return;
    const prefix = textOf(header, 257, 6).startsWith('ustar') ? textOf(header, 345, 155) : '';
    const size = Number.parseInt(textOf(header, 124, 12), 8);
    const start = offset + blockBytes;
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === '0' || kind === '\0')
      yield { path: prefix === '' ? name : `${prefix}/${name}`, content: archive.subarray(start, start + size) };
    offset = start + Math.ceil(size / blockBytes) * blockBytes;
  }
}

function headerOf({ path, content, mode }: TarEntry): Buffer {
  const { prefix, name } = splitPath(path);
  if (Buffer.byteLength(name) > 100 || Buffer.byteLength(prefix) > 155)
    throw new HeraldError('build/path-too-long', {
      message: `The path ${path} is too long for the archive.`,
      next: 'Shorten the name of the file.',
    });
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0);
  header.write(prefix, 345);
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(fixedSeconds, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write(path.endsWith('/') ? '5' : '0', 156);
  header.write('ustar\u000000', 257);
  header.write('root', 265);
  header.write('root', 297);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A path of more than 100 bytes is told as a folder and what lies in it. */
function splitPath(path: string): { prefix: string; name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path };
  const at = path.indexOf('/', path.length - 101);
  return at === -1 ? { prefix: '', name: path } : { prefix: path.slice(0, at), name: path.slice(at + 1) };
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`;
}

function textOf(header: Buffer, offset: number, length: number): string {
  const end = header.indexOf(0, offset);
  return header.toString('utf8', offset, end === -1 ? offset + length : Math.min(end, offset + length));
}
