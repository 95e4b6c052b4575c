/** Which folders of /proc are processes, and when nothing is told of them. */
import { expect, it } from 'vitest';
import { readProcesses } from './read-processes.ts';
import { rootWith } from './testing/root-with.ts';

const stat = (pid: number) => `${pid} (p${pid}) S 1 7 7 0 -1 0 0 0 0 0 500 100 0 0 20 0 1 0 5 1000 2500 0 0`;
const found = async (files: Record<string, string>) => {
  const { root, read } = rootWith(files);
  return (await readProcesses(read, root))?.map(({ name }) => name).toSorted();
};

it('is each numbered folder with something in it, and no other name for one of them', async () => {
  const others = { 'proc/self/stat': stat(9), 'proc/thread-self/stat': stat(9), 'proc/.x/stat': stat(9) };
  const ended = { 'proc/77/other': '' };
  const processes = { 'proc/1/stat': stat(1), 'proc/9/stat': stat(9), 'proc/905/stat': stat(905) };
  expect(await found({ ...processes, ...others, ...ended, 'proc/uptime': '5 1' })).toEqual(['p1', 'p9', 'p905']);
});

it('is unknown where the first process cannot be seen: others are the agent alone', async () => {
  expect(await found({ 'proc/9/stat': stat(9) })).toBeUndefined();
});
