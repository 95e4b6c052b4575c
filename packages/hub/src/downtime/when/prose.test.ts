import { describe, expect, it } from 'vitest';
import { meaning } from '../testing/meaning.ts';

describe('a sentence about the work takes nothing from the time in it', () => {
  it.each([
    "Hi all, we'll be draining node pool 3 in eu-west-1 on Sat 7 Mar from 22:00 to 23:00, no downtime expected",
    'swapping the edge fw Saturday 22:00-23:00',
    'vpn gw patch Sat 22:00-23:00',
    'gonna patch web01-web04 Saturday 22:00 for 1 hr',
    'planning to reboot prod-db-2 Sat at 22:00, about an hour',
    'k8s upgrade staging: Sat 22h-23h',
    'INC-20931 / PostgreSQL 16.4.1 minor update, Sat 22:00-23:00',
    'FYI vmware upgrade (CHG0041877) Saturday 22:00-23:00, expect blips',
    'Saturday 22:00-23:00, watch out for queues',
    'big bang on Saturday 22:00-23:00',
  ])('%s', (typed) => expect(meaning(typed)).toBe('7 Mar 22:00 60m'));
});

describe('what may say when is never left out', () => {
  it.each([
    ['almost Saturday 22:00-23:00', 'refused'],
    ['some 3pm thing on Saturday 22:00-23:00', 'refused'],
    ['upgrade alternate Saturday 22:00-23:00', 'refused'],
    ['database upgrade not Saturday 22:00-23:00', 'refused'],
    ['database upgrade, pending approval, Saturday 22:00-23:00', 'refused'],
    ['31.02.2027 upgrade 22:00-23:00', 'refused'],
    ['Bank Holiday Saturday 22:00-23:00', 'refused'],
    ['fin de mois 22h-23h', 'refused'],
    ['Saturday 22:00-23:00, weather permitting', 'refused'],
    ['Saturday 22:00-23:00, evtl. länger', 'refused'],
    ['Saturday 22:00, bananas, 90 minutes', 'refused'],
    ['draining pools whenever 22:00-23:00', 'day? 2 Mar 22:00 60m | 3 Mar 22:00 60m'],
  ])('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});
