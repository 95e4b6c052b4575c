import { expect, it } from 'vitest';
import { describeSchemaError, fieldName } from './schema-problem.ts';

it('names a field as people write it', () => {
  expect(fieldName('/metrics/cpu/usedPercent')).toBe('metrics.cpu.usedPercent');
  expect(fieldName('/hosts/a~1b~0c/0')).toBe('hosts.a/b~c.0');
  expect(fieldName('')).toBe('it');
  expect(fieldName(undefined)).toBe('it');
});

it('says what is wrong with it, also where little is known', () => {
  expect(describeSchemaError({ instancePath: '/host', message: 'must not be empty' })).toBe('host must not be empty');
  expect(describeSchemaError({ instancePath: '/host' })).toBe('host is wrong');
  expect(describeSchemaError(undefined)).toBe('it is wrong');
});
