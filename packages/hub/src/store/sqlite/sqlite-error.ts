/** What SQLite's codes mean for whoever runs the hub. */
import type { StoreFault } from '../store-fault.ts';

const diskFull: StoreFault = {
  code: 'store/disk-full',
  message: 'The database cannot grow: its disk is full.',
  next: 'Free some space on the disk of the data directory; Herald goes on recording by itself.',
};
const corrupt: StoreFault = {
  code: 'store/corrupt',
  message: 'The database file is damaged or is not a database.',
  next: 'Keep the file, move it aside, and restore the newest backup with "herald restore FILE".',
};
const busy: StoreFault = {
  code: 'store/busy',
  message: 'Another program holds the database.',
  next: 'Stop the other program; one SQLite file serves one hub. Several hubs need PostgreSQL.',
};
const cannotOpen: StoreFault = {
  code: 'store/cannot-open',
  message: 'The database file cannot be opened or written.',
  next: "Check that the data directory exists and belongs to Herald's user.",
};

/** Primary result codes (the low byte), https://sqlite.org/rescode.html */
const byCode = new Map<number, StoreFault>([
  [5, busy],
  [6, busy],
  [8, cannotOpen],
  [10, cannotOpen],
  [11, corrupt],
  [13, diskFull],
  [14, cannotOpen],
  [23, cannotOpen],
  [26, corrupt],
]);

/** Undefined where the code says nothing that a person could act on. */
export function sqliteFault(errcode: number): StoreFault | undefined {
  return byCode.get(errcode & 0xff);
}
