import { expect, it } from 'vitest';
import { withoutPeople } from './without-people.ts';

it.each([
  ['<@123456789012345678> is web-1 up? thanks, Carla', ['carla.p', 'Carla'], '@person is web-1 up? thanks, person'],
  ['<@&42> is billing down?', [], '@engineers is billing down?'],
  ['@Dana is billing down? mail me at c.p@example.com', ['cp'], '@person is billing down? mail me at address'],
  ['is carlas-db up? CARLA asks', ['Carla'], 'is carlas-db up? person asks'],
  ['is a+b (c) up?', ['a+b (c)'], 'is person up?'],
])('takes people out of %j', (text, names, left) => {
  expect(withoutPeople(text, names)).toBe(left);
});
