/** Page size and clock ticks of this machine, which /proc counts in. */
import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';

export type MachineUnits = { pageBytes: number; ticksPerSecond: number };

const usual: MachineUnits = { pageBytes: 4096, ticksPerSecond: 100 };
// Keys of the auxiliary vector (getauxval(3)).
const keyPageSize = 6n;
const keyClockTicks = 17n;

/** From the auxiliary vector of this process: Arm kernels with 64 KiB pages exist, and no other file tells it cheaply. */
export function readMachineUnits(path = '/proc/self/auxv'): MachineUnits {
  let vector: Buffer;
  try {
    vector = readFileSync(path);
  } catch {
    return usual;
  }
  return parseMachineUnits(vector);
}

export function parseMachineUnits(vector: Buffer): MachineUnits {
  const units = { ...usual };
  const read = (offset: number) =>
    endianness() === 'LE' ? vector.readBigUInt64LE(offset) : vector.readBigUInt64BE(offset);
  for (let offset = 0; offset + 16 <= vector.length; offset += 16) {
    const key = read(offset);
    if (key === keyPageSize) units.pageBytes = Number(read(offset + 8));
    if (key === keyClockTicks) units.ticksPerSecond = Number(read(offset + 8));
  }
  return units;
}
