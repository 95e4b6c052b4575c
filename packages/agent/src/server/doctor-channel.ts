/** How the doctor on the same host asks the running agent: with a word that stands in the state directory, where nobody else can read. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdmittedRequest, RefusedRequest } from './request-memory.ts';

/** Not in the description for programs: only this host's own doctor is answered here. */
export const doctorPath = '/v1/doctor';

export type DoctorAnswer = {
  version: string;
  startedAtMs: number;
  nowMs: number;
  /** The hub keys as they are, which are public. */
  trustedKeys: readonly string[];
  fingerprint?: string;
  lastAdmitted: AdmittedRequest | undefined;
  lastRefused: RefusedRequest | undefined;
};

export type DoctorChannel = { isKnown(authorization: string | undefined): boolean };

const fileName = 'doctor.word';

/** A new word for each run. Without a directory, or one that cannot be written, the doctor is told nothing. */
export function openDoctorChannel(stateDirectory: string | undefined): DoctorChannel {
  const word = stateDirectory === undefined ? undefined : writeWord(stateDirectory);
  const expected = word === undefined ? undefined : hash(`Bearer ${word}`);
  return {
    isKnown: (given) => expected !== undefined && given !== undefined && timingSafeEqual(hash(given), expected),
  };
}

/** The header to ask with; undefined where no agent of this directory ran, or this user may not read it. */
export function readDoctorWord(stateDirectory: string | undefined): string | undefined {
  if (stateDirectory === undefined) return undefined;
  try {
    return `Bearer ${readFileSync(join(stateDirectory, fileName), 'utf8').trim()}`;
  } catch {
    return undefined;
  }
}

function writeWord(stateDirectory: string): string | undefined {
  const word = randomBytes(32).toString('base64url');
  const path = join(stateDirectory, fileName);
  try {
    mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, `${word}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return word;
  } catch {
    // That the directory cannot be written is a problem of its own, which the report carries.
    return undefined;
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
