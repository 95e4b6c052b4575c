import { expect, it } from 'vitest';
import { reachNote } from './install-line-command.ts';

it.each([undefined, '', '127.0.0.1', '127.0.1.1', 'localhost', '::1'])(
  'warns that %s is reached by no instance',
  (host) => {
    expect(reachNote('https://herald.example.com', host)).toContain('only where a proxy on this machine');
  },
);

it.each(['0.0.0.0', '::', '10.0.0.5'])('says nothing of %s', (host) => {
  expect(reachNote('https://herald.example.com', host)).toBeUndefined();
});
