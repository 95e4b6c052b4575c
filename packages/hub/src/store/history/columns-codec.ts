/** Packs columns of whole numbers: each as the difference to the one above, so that what hardly changes takes a byte. */

export type ColumnWriter = {
  column(values: readonly number[]): void;
  number(value: number): void;
  bytes(): Uint8Array;
};

export function writeColumns(): ColumnWriter {
  const written: number[] = [];
  return { column, number, bytes: () => Uint8Array.from(written) };

  function column(values: readonly number[]): void {
    let above = 0;
    for (const value of values) {
      number(zigzag(value - above));
      above = value;
    }
  }

  /** At least 0, at most 2^53: seven bits a byte, the lowest first. */
  function number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      written.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    written.push(rest);
  }
}

export type ColumnReader = { column(count: number): number[]; number(): number; isAtEnd(): boolean };

/** Throws a RangeError where the bytes end too soon: the row is damaged. */
export function readColumns(bytes: Uint8Array): ColumnReader {
  let position = 0;
  return { column, number, isAtEnd: () => position >= bytes.length };

  function column(count: number): number[] {
    const values: number[] = [];
    let above = 0;
    for (let index = 0; index < count; index += 1) {
      above += unzigzag(number());
      values.push(above);
    }
    return values;
  }

  function number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[position];
      if (byte === undefined) throw new RangeError('The packed columns end too soon.');
      position += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }
}

/** What stands in a row of a column; of a column that was left out each row is 0. */
export function at(column: readonly number[] | undefined, row: number): number {
  return column?.[row] ?? 0;
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
