import fc from 'fast-check';
import { expect, it } from 'vitest';
import { call, readMessage, readStrings } from './bus-message.ts';

const parts = { serial: 7, destination: 'org.a.B', path: '/org/a', interface: 'org.a.B', member: 'Do' };
const hex = (bytes: Buffer) => bytes.toString('hex');

/** Written out by hand from the specification: fixed header, four fields, each filled up to eight bytes. */
const fieldsWritten = [
  '01016f00 06000000 2f6f72672f6100 00',
  '02017300 07000000 6f72672e612e4200',
  '03017300 02000000 446f00 0000000000',
  '06017300 07000000 6f72672e612e4200',
];

it('writes a call without an argument byte for byte as the specification has it', () => {
  const array = fieldsWritten.join('').replaceAll(' ', '');
  expect(hex(call(parts))).toBe(`6c010001 00000000 07000000 40000000`.replaceAll(' ', '') + array);
});

it('writes an array of strings, each but the last filled up to four bytes', () => {
  const bytes = call({ ...parts, strings: ['failed', 'x'] });
  const array = [...fieldsWritten, '08016700 02617300'].join('').replaceAll(' ', '');
  const body = '12000000 06000000 6661696c656400 00 01000000 7800'.replaceAll(' ', '');
  expect(hex(bytes)).toBe(`6c010001 16000000 07000000 48000000`.replaceAll(' ', '') + array + body);
});

const word = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const message = (kind: number, fields: Buffer, body: Buffer, first = 0x6c) =>
  Buffer.concat([
    Buffer.from([first, kind, 0, 1]),
    ...[word(body.length), word(1), word(fields.length), fields],
    Buffer.alloc((8 - (fields.length % 8)) % 8),
    body,
  ]);
const replySerial = (serial: number) => Buffer.concat([Buffer.from([5, 1, 'u'.charCodeAt(0), 0]), word(serial)]);

it('reads what came back: to which call, whether it failed, and where it ends', () => {
  const body = Buffer.from('body!');
  const bytes = message(2, replySerial(9), body);
  const after = Buffer.from('the next one');
  expect(readMessage(Buffer.concat([bytes, after]))).toEqual({ bytes: 29, replyTo: 9, isError: false, body });
  expect(readMessage(message(3, replySerial(9), body))).toMatchObject({ isError: true });
});

it('finds the serial behind fields of other types', () => {
  const text = Buffer.concat([Buffer.from([6, 1, 's'.charCodeAt(0), 0]), word(2), Buffer.from('ab\0')]);
  const signature = Buffer.concat([Buffer.from([8, 1, 'g'.charCodeAt(0), 0]), Buffer.from([2, 97, 115, 0])]);
  const number = Buffer.concat([Buffer.from([9, 1, 'u'.charCodeAt(0), 0]), word(4)]);
  const fill = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
  const fields = Buffer.concat([fill(text), fill(signature), fill(number), replySerial(12)]);
  expect(readMessage(message(2, fields, Buffer.alloc(0)))).toMatchObject({ replyTo: 12 });
  expect(readMessage(message(2, text, Buffer.alloc(0)))).toMatchObject({ replyTo: undefined });
  // What has its code and is no number is no serial.
  const odd = Buffer.concat([Buffer.from([5]), text.subarray(1)]);
  expect(readMessage(message(2, odd, Buffer.alloc(0)))).toMatchObject({ replyTo: undefined });
});

it('waits for the rest of a message, whatever part of it has come', () => {
  const bytes = message(2, replySerial(1), Buffer.from('body'));
  for (let length = 0; length < bytes.length; length += 1)
    expect(readMessage(bytes.subarray(0, length))).toBeUndefined();
  expect(readMessage(bytes)).toMatchObject({ bytes: bytes.length });
});

it('refuses another byte order, and lengths beyond a mebibyte', () => {
  expect(() => readMessage(message(2, replySerial(1), Buffer.alloc(0), 0x42))).toThrow('not little-endian');
  const long = (place: 4 | 12, length: number) => {
    const bytes = message(2, replySerial(1), Buffer.alloc(0));
    bytes.writeUInt32LE(length, place);
    return () => readMessage(bytes);
  };
  expect(long(4, 1024 * 1024)()).toBeUndefined();
  expect(long(12, 1024 * 1024)()).toBeUndefined();
  expect(long(4, 1024 * 1024 + 1)).toThrow('too long');
  expect(long(12, 1024 * 1024 + 1)).toThrow('too long');
});

it('reads back any strings that were written, and none beyond the end', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), (strings) => {
      const sent = call({ ...parts, strings });
      const { body } = readMessage(sent) ?? { body: Buffer.alloc(0) };
      const read = readStrings(body, 4, strings.length);
      expect(read).toEqual({ strings, end: body.length });
      expect(() => readStrings(body, 4, strings.length + 1)).toThrow(RangeError);
      expect(() => readStrings(body.subarray(0, -1), 4, strings.length)).toThrow('string beyond the end');
    }),
  );
});
