import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '@herald/protocol/keys';
import { expect, it } from 'vitest';
import { loadEnvironment } from './load-environment.ts';
import { type Environment, readSettings } from './read-settings.ts';

const key = generateKeyPair().publicKey;

function settingsOf(env: Environment) {
  const read = readSettings({ HERALD_HUB_PUBLIC_KEY: key, ...env });
  if (read.kind === 'faulty') throw new Error(read.faults.join('\n'));
  return read.settings;
}

function faultsOf(env: Environment): readonly string[] {
  const read = readSettings({ HERALD_HUB_PUBLIC_KEY: key, ...env });
  return read.kind === 'faulty' ? read.faults : [];
}

it('needs nothing but the key of a hub', () => {
  expect(settingsOf({})).toMatchObject({ host: undefined, port: 9440, publicKeys: [key], tls: 'off', names: [] });
});

it('takes several keys while they are rotated', () => {
  const second = generateKeyPair().publicKey;
  expect(settingsOf({ HERALD_HUB_PUBLIC_KEY: `${key}, ${second}` }).publicKeys).toEqual([key, second]);
});

it('asks both addresses of the metadata service, in the order that was chosen, or only the one that was given', () => {
  const endpoints = (env: Environment) => {
    const { imds } = settingsOf(env);
    return imds.mode === 'enabled' ? imds.endpoints : [];
  };
  expect(endpoints({})).toEqual(['http://169.254.169.254', 'http://[fd00:ec2::254]']);
  expect(endpoints({ AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv6' })[0]).toBe('http://[fd00:ec2::254]');
  expect(endpoints({ AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:1338/' })).toEqual(['http://127.0.0.1:1338']);
  expect(settingsOf({ AWS_EC2_METADATA_DISABLED: 'true' }).imds).toEqual({ mode: 'disabled' });
});

it('says everything that is wrong at once, one line each, with the variable and an example', () => {
  const faults = faultsOf({
    HERALD_HUB_PUBLIC_KEY: 'nonsense',
    HERALD_AGENT_PORT: '70000',
    HERALD_AGENT_HOST: 'not a host',
    HERALD_AGENT_NAMES: 'web-1:99999999',
    HERALD_AGENT_TLS: 'maybe',
    HERALD_LOG_LEVEL: 'loud',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: 'ftp://nowhere',
  });
  const named = faults.map((fault) => fault.split(' ')[0]).sort();
  expect(named).toEqual([
    'AWS_EC2_METADATA_SERVICE_ENDPOINT',
    'HERALD_AGENT_HOST',
    'HERALD_AGENT_NAMES',
    'HERALD_AGENT_PORT',
    'HERALD_AGENT_TLS',
    'HERALD_HUB_PUBLIC_KEY',
    'HERALD_LOG_LEVEL',
  ]);
  for (const fault of faults) expect(fault).toMatch(/^\w+ [^\n]+\. Example: \w+=\S+/);
});

it.each([
  ['no key and no token', { HERALD_HUB_PUBLIC_KEY: '' }, 'HERALD_HUB_PUBLIC_KEY'],
  ['a typo', { HERALD_AGENT_PROT: '9440' }, 'HERALD_AGENT_PROT'],
  ['a token that can be guessed', { HERALD_AGENT_TOKEN: 'short' }, 'HERALD_AGENT_TOKEN'],
  ['a port of minus one', { HERALD_AGENT_PORT: '-1' }, 'HERALD_AGENT_PORT'],
  ['a port with a fraction', { HERALD_AGENT_PORT: '94.4' }, 'HERALD_AGENT_PORT'],
  ['HTTPS without a place for the certificate', { HERALD_AGENT_TLS: 'on' }, 'HERALD_AGENT_STATE_DIR'],
])('refuses %s', (_, env, variable) => {
  expect(faultsOf(env).map((fault) => fault.split(' ')[0])).toEqual([variable]);
});

it('never repeats a value, which may be a secret in the wrong place', () => {
  const secret = 'hunter2 hunter2';
  expect(faultsOf({ HERALD_AGENT_TOKEN: secret, HERALD_HUB_PUBLIC_KEY: secret }).join()).not.toContain('hunter2');
});

it('takes only its own variables from a file, and the environment wins', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'herald-env-')), 'agent.env');
  writeFileSync(path, `HERALD_HUB_PUBLIC_KEY=${key}\nHERALD_AGENT_PORT=1\nDISCORD_TOKEN=secret\nHERALD_AGENT_TYPO=1\n`);
  expect(loadEnvironment({ HERALD_AGENT_PORT: '2' }, path).env).toEqual({
    HERALD_HUB_PUBLIC_KEY: key,
    HERALD_AGENT_PORT: '2',
    HERALD_AGENT_TYPO: '1',
  });
});

it('reads its file as systemd does for the service: a # and a backslash too', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'herald-env-')), 'agent.env');
  writeFileSync(path, 'HERALD_AGENT_TOKEN=a#b\\\\c-0123456789\nnonsense\nHERALD_AGENT_TLS=on # note\nOTHER=$x\n');
  const { env, remarks } = loadEnvironment({}, path);
  expect(env).toEqual({ HERALD_AGENT_TOKEN: 'a#b\\c-0123456789', HERALD_AGENT_TLS: 'on # note' });
  expect(remarks.map(({ line }) => line)).toEqual([1, 2, 3]);
});
