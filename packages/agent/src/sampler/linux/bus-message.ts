/** Just enough of D-Bus's wire format (D-Bus specification, "Message Protocol") to call a method with a list of strings and read the reply. */

export const byteField = { word: 4 } as const;

export type Call = {
  serial: number;
  destination: string;
  path: string;
  interface: string;
  member: string;
  /** The one argument, an array of strings; without it there is none. */
  strings?: readonly string[];
};

export type Message = {
  /** Of the whole message, so that the next one begins there. */
  bytes: number;
  replyTo: number | undefined;
  isError: boolean;
  body: Buffer;
};

const littleEndian = 0x6c;
const protocolVersion = 1;
const kinds = { call: 1, reply: 2, error: 3 } as const;
const fields = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;
const mostBytes = 1024 * 1024;

/** The bytes of a method call. */
export function call(parts: Call): Buffer {
  const body = parts.strings === undefined ? Buffer.alloc(0) : stringArray(parts.strings);
  const headerFields = [
    headerField(fields.path, 'o', string(parts.path)),
    headerField(fields.interface, 's', string(parts.interface)),
    headerField(fields.member, 's', string(parts.member)),
    headerField(fields.destination, 's', string(parts.destination)),
    ...(parts.strings === undefined ? [] : [headerField(fields.signature, 'g', signature('as'))]),
  ];
  // Each field is a structure, so all but the last are filled up to eight bytes.
  const array = Buffer.concat(
    headerFields.map((field, index) => (index < headerFields.length - 1 ? padded(field, 8) : field)),
  );
  const fixed = Buffer.from([littleEndian, kinds.call, 0, protocolVersion]);
  const header = Buffer.concat([fixed, word(body.length), word(parts.serial), word(array.length), array]);
  return Buffer.concat([padded(header, 8), body]);
}

/** The first message in `bytes`; undefined while it is not whole. Throws a RangeError where it is no message. */
export function readMessage(bytes: Buffer): Message | undefined {
  if (bytes.length < 16) return undefined;
  if (bytes[0] !== littleEndian) throw new RangeError('not little-endian');
  const bodyBytes = bytes.readUInt32LE(4);
  const fieldBytes = bytes.readUInt32LE(12);
  const bodyStart = 16 + Math.ceil(fieldBytes / 8) * 8;
  if (bodyBytes > mostBytes || fieldBytes > mostBytes) throw new RangeError('too long');
  if (bytes.length < bodyStart + bodyBytes) return undefined;
  return {
    bytes: bodyStart + bodyBytes,
    isError: bytes[1] === kinds.error,
    replyTo: findReplySerial(bytes.subarray(0, 16 + fieldBytes)),
    body: bytes.subarray(bodyStart, bodyStart + bodyBytes),
  };
}

/** `count` strings (or object paths) one after the other from `offset`; `end` is behind the last. Throws a RangeError beyond the end. */
export function readStrings(bytes: Buffer, offset: number, count: number): { strings: string[]; end: number } {
  const strings: string[] = [];
  let end = offset;
  for (let index = 0; index < count; index += 1) {
    const start = Math.ceil(end / 4) * 4 + 4;
    const length = bytes.readUInt32LE(start - 4);
    if (start + length >= bytes.length) throw new RangeError('string beyond the end');
    strings.push(bytes.toString('utf8', start, start + length));
    end = start + length + 1;
  }
  return { strings, end };
}

function findReplySerial(header: Buffer): number | undefined {
  for (let offset = 16; offset + 4 <= header.length; ) {
    const start = Math.ceil(offset / 8) * 8;
    const code = header[start];
    const type = String.fromCharCode(header[start + 2] ?? 0);
    const value = start + 4;
    if (type === 'u') {
      if (code === fields.replySerial) return header.readUInt32LE(value);
      offset = value + 4;
    } else if (type === 'g') offset = value + (header[value] ?? 0) + 2;
    else offset = readStrings(header, value, 1).end;
  }
  return undefined;
}

/** A code, then the value's type as a signature of one letter (length, letter, zero), then the value. */
function headerField(code: number, type: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), value]);
}

function string(text: string): Buffer {
  return Buffer.concat([word(Buffer.byteLength(text)), Buffer.from(`${text}\0`)]);
}

function signature(text: string): Buffer {
  return Buffer.from([text.length, ...Buffer.from(text), 0]);
}

function stringArray(strings: readonly string[]): Buffer {
  const items = Buffer.concat(
    strings.map((text, index) => (index < strings.length - 1 ? padded(string(text), 4) : string(text))),
  );
  return Buffer.concat([word(items.length), items]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function padded(bytes: Buffer, to: number): Buffer {
  const missing = (to - (bytes.length % to)) % to;
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing)]);
}
