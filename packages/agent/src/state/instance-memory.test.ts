import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createInstanceMemory } from './instance-memory.ts';

const [first, second] = ['i-00000000000000001', 'i-00000000000000002'];
const newDirectory = () => mkdtempSync(join(tmpdir(), 'herald-state-'));

it('tells that a host of the same name is another instance, and keeps telling after a restart', () => {
  const stateDirectory = newDirectory();
  const start = () => createInstanceMemory({ stateDirectory, hostName: 'web-1' });
  expect(start().note(first)).toBeUndefined();
  expect(start().note(first)).toBeUndefined();
  expect(start().note(second)).toBe(first);
  expect(start().note(second)).toBe(first);
});

it('says nothing on a host of another name: the disk image carried the file there', () => {
  const stateDirectory = newDirectory();
  createInstanceMemory({ stateDirectory, hostName: 'template' }).note(first);
  expect(createInstanceMemory({ stateDirectory, hostName: 'web-1' }).note(second)).toBeUndefined();
});

it.each(['', '{', '[]', '{"hostName":"web-1","instanceId":"<script>"}'])(
  'takes a spoilt file (%s) as nothing known',
  (text) => {
    const stateDirectory = newDirectory();
    writeFileSync(join(stateDirectory, 'instance.json'), text);
    expect(createInstanceMemory({ stateDirectory, hostName: 'web-1' }).note(first)).toBeUndefined();
  },
);

it('goes on, and says so, where it cannot write', () => {
  const file = join(newDirectory(), 'a-file');
  writeFileSync(file, '');
  const memory = createInstanceMemory({ stateDirectory: file, hostName: 'web-1' });
  memory.note(first);
  expect(memory.problem()?.code).toBe('state/unwritable');
});

it('sees a change while it runs even without a directory', () => {
  const memory = createInstanceMemory({ stateDirectory: undefined, hostName: 'web-1' });
  memory.note(first);
  expect(memory.note(second)).toBe(first);
});
