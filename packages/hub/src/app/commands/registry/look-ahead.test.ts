import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { joinFiles } from '../../../registry/files/join-files.ts';
import { aRegistry } from '../../../registry/testing/a-registry.ts';
import { lookAhead } from './look-ahead.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const warningsOf = async (text: string) => {
  const found = await lookAhead({
    registry: aRegistry(text),
    joined: joinFiles([{ text, file: 'registry.yaml' }]),
    nowMs,
  });
  return found.map(({ line, field, message }) => `${line} ${field} ${message}`);
};
const head = 'hosts: { a: { address: h1 }, b: { address: h2 } }\nmaintenance:\n';
const window = (title: string, host: string, starts: string, more = '') =>
  `  - { title: ${title}, hosts: [${host}], starts: ${starts}, lasts: 2h${more} }\n`;

it('says that a single window is over', async () => {
  expect(await warningsOf(head + window('Old', 'a', '2026-02-28 22:00'))).toEqual([
    '3 maintenance[0].starts is over: the window was on Saturday 28 February 2026. Take it out, or give it a new day.',
  ]);
  expect(await warningsOf(head + window('New', 'a', '2026-03-02 08:00'))).toEqual([]);
  expect(await warningsOf(head + window('Weekly', 'a', '2026-02-28 22:00', ', repeats: weekly on Saturday'))).toEqual(
    [],
  );
});

it('says that two windows of one host overlap, also where one repeats', async () => {
  const weekly = window('Weekly', 'a', '2026-02-28 22:00', ', repeats: weekly on Saturday');
  expect(await warningsOf(head + weekly + window('Disk', 'a', '2026-03-14 23:00'))).toEqual([
    '4 maintenance[1] overlaps "Weekly" on Saturday 14 March 2026: both touch a.',
  ]);
  expect(await warningsOf(head + weekly + window('Disk', 'b', '2026-03-14 23:00'))).toEqual([]);
  expect(await warningsOf(head + weekly + window('Disk', 'a', '2026-03-15 00:00'))).toEqual([]);
});

it('says that a file of targets is not there', async () => {
  expect(await warningsOf('hosts: {}\ndiscovery: { files: [/nowhere/targets-*.json] }\n')).toEqual([
    '2 discovery.files[0] fits no file at present.',
  ]);
});

it('says that a folder is no file of targets', async () => {
  const path = mkdtempSync(join(tmpdir(), 'herald-targets-'));
  expect(await warningsOf(`hosts: {}\ndiscovery: { files: ["${path}"] }\n`)).toEqual([
    `2 discovery.files[0] is a folder; write which files in it are meant, as in ${path}/*.json.`,
  ]);
  rmSync(path, { recursive: true });
});
