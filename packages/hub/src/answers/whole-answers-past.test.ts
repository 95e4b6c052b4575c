/** What a person reads, whole, with its buttons, of what was down or slow and is well again. */
import { describe, expect, it } from 'vitest';
import { told as wholeOf } from '../testing/told.ts';
import { answerTo, type Matter } from './testing/conversation.ts';

describe.each<[matters: Matter[], told: Record<string, string[]>]>([
  [
    ['was-out'],
    {
      'better or worse than yesterday?': [
        'No, worse: more downtime than before. Today: 1 outage, 3 minutes in all. Yesterday: no outages.',
        '# 1 incident, newest first',
        '- down exports: 08:30, 3 minutes: None of its servers was responding. (exports-1)',
        '[refresh]',
      ],
      'exports down for anything this week? or search? or billing?': [
        '1 outage this week: exports.',
        'search and billing had no outages this week.',
        '# 1 incident, newest first',
        '- down exports: 08:30, 3 minutes: None of its servers was responding. (exports-1)',
        '[refresh]',
      ],
      'has anybody acknowledged it yet or is it just ringing out there?': [
        'Nobody acknowledged exports before it was over.',
        'exports is back up (down 3 minutes).',
        '[ask-engineers]',
      ],
      'has anything changed since yesterday?': [
        '1 outage since yesterday: exports.',
        '# 1 incident, newest first',
        '- down exports: 08:30, 3 minutes: None of its servers was responding. (exports-1)',
        '[refresh]',
      ],
      'was there maintenance today?': [
        'No maintenance is scheduled today.',
        "I follow EC2's own schedule and what engineers announce.",
      ],
      'what do I tell my customers about the exports outage this morning?': [
        'CSV exports are working again since 08:33. They were unavailable for 3 minutes. We apologise for the inconvenience.',
        '[customer-text exports] [ask-engineers]',
      ],
      "what's planned this week?": [
        'No maintenance is scheduled this week.',
        "I follow EC2's own schedule and what engineers announce.",
      ],
      'who owns what?': [
        'storefront is owned by the Storefront team.',
        'checkout is owned by the Payments team.',
        'billing is owned by the Payments team.',
        'exports is owned by the Exports team.',
        'search is owned by the Data team.',
        '[ask-engineers]',
      ],
    },
  ],
  [
    ['was-out-told'],
    {
      'are you sure exports is up?': [
        'CSV exports (exports) are up.',
        'Its server is healthy; nothing is scheduled this week.',
        '[refresh] [details] [history exports] [subscribe exports]',
      ],
      'is the shop our weakest service?': [
        'No, not storefront: exports had 1 outage in the last 30 days, 3 minutes in all.',
        '# 1 incident, newest first',
        '- down exports: 08:30, 3 minutes: a broken disk',
      ],
      'third time??': ['exports is up; it was out once today.', 'Before: 08:30 to 08:33 (Emil: a broken disk).'],
      'was this maintenance announced in time, and does it count against our uptime?': [
        'No maintenance is scheduled, and none was in the last day.',
        "Scheduled maintenance doesn't count against uptime: trouble within it is left out.",
      ],
      'what did this outage cost us?': [
        "What it costs or saves in money I can't tell. 1 outage in the last 7 days: exports.",
        '# 1 incident, newest first',
        '- down exports: 08:30, 3 minutes: a broken disk',
        '[refresh]',
      ],
      'what does degraded mean?': ['Degraded: It works, but slowly or with reduced capacity.'],
      'what should I tell customers about billing?': [
        'Invoices are working normally as far as we can see.',
        '[customer-text billing] [ask-engineers]',
      ],
      'what was the cause?': [
        'exports: a broken disk',
        'That was 08:30, 3 minutes. Emil noted it. What I measured: None of its servers was responding.',
      ],
      'what was the longest outage this month?': [
        'The longest outage this month was exports at 08:30: 3 minutes.',
        'Cause: a broken disk',
        '# 1 incident, longest first',
        '- down exports: 08:30, 3 minutes: a broken disk',
      ],
      'when will exports be back?': ['exports is back up since 08:33 (down 3 minutes).'],
      'which server has the highest cpu?': ['web-1: CPU 23 %.', 'Next: checkout-1 CPU 23 % and checkout-2 CPU 23 %.'],
      'which servers are in trouble?': [
        'All 7 servers are up.',
        '# storefront',
        '- up storefront: storefront is up. Its server is healthy; nothing is scheduled this week.',
        '# checkout',
        '- up checkout: checkout is up. Both servers are healthy; nothing is scheduled this week.',
        '# billing',
        '- up billing: billing is up. Both servers are healthy; nothing is scheduled this week.',
        '# exports',
        '- up exports: exports is up. Its server is healthy; nothing is scheduled this week.',
        '# search',
        '- up search: search is up. Its server is healthy; nothing is scheduled this week.',
        '[refresh]',
      ],
    },
  ],
  [
    ['was-slow'],
    {
      'can you push it back 10 min?': ['I can only report, not change anything. An engineer can.', '[ask-engineers]'],
      'did anybody acknowledge it?': [
        'Nobody acknowledged checkout-1 before it was over.',
        'checkout-1 is back to normal (degraded 2 minutes).',
        '[ask-engineers]',
      ],
      'did exports recover on its own or did someone fix it?': [
        'exports has no open incident, so nobody is working on one.',
        'exports is owned by the Exports team.',
        '[ask-engineers]',
      ],
      'how many outages did we have this month?': ['No outages this month.'],
      'how many questions did you get this week?': [
        '/inquiries in Discord shows how many questions reach engineers, against before.',
      ],
      'is reliability getting better or worse?': [
        'No change. In the last 30 days: no outages. In the time before: no outages.',
        '[refresh]',
      ],
      'is the agreed maintenance for exports still on?': [
        'No maintenance is scheduled for exports.',
        "I follow EC2's own schedule and what engineers announce.",
        '[subscribe exports]',
      ],
      "she says it's fine again, correct?": [
        'Yes: checkout-1 is back to normal since 08:54 (degraded 2 minutes).',
        'Part of Card payments (checkout); nothing scheduled this week.',
        'It recovered only 6 minutes ago.',
        '[refresh] [details] [history checkout-1] [subscribe checkout-1]',
      ],
      'what is the region of search-1?': [
        'search-1 is in Ireland (eu-west-1).',
        'Measured 08:59:57.',
        '[refresh] [details] [history search-1] [subscribe search-1]',
      ],
      'what was it with checkout?': [
        'checkout-1: CPU was at 97 %.',
        "That was 08:52, 2 minutes. This is what I measured; I can't tell what led to it.",
        'checkout stayed up meanwhile.',
      ],
      'when was the last outage?': ['No outages in the last year.'],
      'who owns checkout?': ['checkout is owned by the Payments team.', '[ask-engineers]'],
      'who was hit between 9:15 and 9:30?': [
        'No service was down or slow today between 09:15 and 09:30, so customers should have noticed nothing.',
      ],
    },
  ],
  [
    ['was-yesterday'],
    {
      'disk space of exports-1': [
        'The disk of exports-1 is 48 % full (14 GiB of 30 GiB).',
        'Measured 08:59:57.',
        '[refresh] [details] [history exports-1] [subscribe exports-1]',
      ],
      'exports down AGAIN? second today? who? same cause?': [
        'CSV exports (exports) are up.',
        'exports has no open incident, so nobody is working on one.',
        'exports is owned by the Exports team.',
        'exports was not down today, so there is no cause to tell.',
        '[refresh] [details] [history exports] [subscribe exports] [ask-engineers]',
      ],
      'how many maintenance windows are planned?': [
        'No maintenance is scheduled.',
        "I follow EC2's own schedule and what engineers announce.",
      ],
      'restart exports': ['I can only report, not restart anything. An engineer can.', '[ask-engineers]'],
      'what was the cause?': [
        'billing: None of its servers was responding.',
        "That was 1 Mar 13:00, 12 minutes. This is what I measured; I can't tell what led to it.",
      ],
      'why is exports down?': [
        'CSV exports (exports) are up.',
        'Its server is healthy; nothing is scheduled this week.',
        '[refresh] [details] [history exports] [subscribe exports]',
      ],
    },
  ],
])('with %j', (matters, told) => {
  it.each(Object.entries(told))('%s', async (asked, lines) => {
    const answer = await answerTo(matters, asked);
    expect(answer && wholeOf(answer)).toEqual(lines);
  });
});
