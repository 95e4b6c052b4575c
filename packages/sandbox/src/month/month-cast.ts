/** Who and what a month is about: its people, services and channels. */
import type { MonthChannel, MonthPerson, MonthService } from './month.ts';

const serviceNames: readonly (readonly [name: string, alias: string, hosts: number, needs: number])[] = [
  ['billing', 'payments', 2, 1],
  ['checkout', 'cart', 2, 1],
  ['exports', 'export service', 2, 1],
  ['imports', 'import service', 1, 1],
  ['search', 'search engine', 3, 2],
  ['login', 'single sign-on', 2, 1],
  ['reports', 'reporting', 1, 1],
  ['webhooks', 'callbacks', 2, 1],
  ['mailer', 'mail service', 1, 1],
  ['storefront', 'shop', 3, 2],
  ['archive', 'old documents', 1, 1],
  ['calendar', 'bookings', 2, 1],
];

export const monthServices: readonly MonthService[] = serviceNames.map(([name, alias, hosts, needs]) => ({
  name,
  alias,
  hosts: Array.from({ length: hosts }, (_, index) => `${name}-${index + 1}`),
  needs,
}));

export const monthChannels: readonly MonthChannel[] = [
  { key: 'ask', name: 'ask-engineering', isAskEngineering: true },
  { key: 'status', name: 'status', isAskEngineering: false },
  { key: 'csm-emea', name: 'csm-emea', isAskEngineering: false },
  { key: 'csm-us', name: 'csm-us', isAskEngineering: false },
];

export function somePeople(role: MonthPerson['role'], count: number): MonthPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${role}-${index + 1}`,
    name: `${role === 'csm' ? 'Casey' : 'Robin'} ${index + 1}`,
    role,
  }));
}

export function keysOf(people: readonly MonthPerson[], role: MonthPerson['role']): [string, ...string[]] {
  const [first = '', ...others] = people.filter((person) => person.role === role).map(({ key }) => key);
  return [first, ...others];
}
