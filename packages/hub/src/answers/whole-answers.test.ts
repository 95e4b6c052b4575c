/** What a person reads, whole, with its buttons: of what is down, slow or was, and where all is well. */
import { describe, expect, it } from 'vitest';
import { told as wholeOf } from '../testing/told.ts';
import { answerTo, type Matter } from './testing/conversation.ts';

describe.each<[matters: Matter[], told: Record<string, string[]>]>([
  [
    [],
    {
      'how many outages did we have this month?': ['No outages this month.'],
      'ip of checkout-1': [
        'The IP of checkout-1 is 10.0.1.23 (private) and 203.0.113.25 (public).',
        'Measured 08:59:57.',
        '[refresh] [details] [history checkout-1] [subscribe checkout-1]',
      ],
      'when will exports be back?': ['exports is not down right now.'],
      'who should I call about billing?': [
        'billing has no open incident, so nobody is working on one.',
        'billing is owned by Payments.',
        '[ask-engineers]',
      ],
    },
  ],
  [
    ['half'],
    {
      'any incidents in the last 30 minutes?': [
        '1 server incident in the last 30 minutes: billing-2.',
        '# 1 incident, newest first',
        '- down billing-2: since 08:50, 10 minutes so far: None of its servers is responding.',
        '[refresh]',
      ],
      'compare this week with last week': [
        '1 server incident this week: billing-2.',
        'Nothing was broken last week.',
        '# 1 incident, newest first',
        '- down billing-2: since 08:50, 10 minutes so far: None of its servers is responding.',
        '[refresh]',
      ],
      'how is web-1?': [
        'web-1 is up.',
        'Part of the shop (storefront); nothing scheduled this week.',
        '[refresh] [details] [history web-1] [subscribe web-1]',
      ],
      'is billing up?': [
        'billing is up, with 1 of 2 servers.',
        'billing-2 stopped responding at 08:50; no customer impact expected.',
        '[refresh] [details] [history billing] [subscribe billing]',
      ],
      'is web-9 up?': ['I don\'t know "web-9". Did you mean web-1?', '[choose web-1] [ask-engineers]'],
      'what was the cause?': [
        'billing-2: None of its servers is responding.',
        "That was 08:50, 10 minutes so far. This is what I measured; I can't tell what led to it.",
      ],
      'which server has the highest cpu?': [
        'web-1: CPU 23 %.',
        'Next: checkout-1 CPU 23 % and checkout-2 CPU 23 %.',
        '1 server could not be measured.',
      ],
      'who should I call about billing?': [
        'billing-2: nobody has acknowledged it yet.',
        'billing is owned by Payments.',
        '[ask-engineers]',
      ],
    },
  ],
  [
    ['out'],
    {
      'has anything changed since yesterday?': [
        '1 outage since yesterday: exports.',
        'Now: exports is down; the other 4 services are up.',
        '# 1 incident, newest first',
        '- down exports: since 08:57, 3 minutes so far: None of its servers is responding. (exports-1)',
        '[refresh]',
      ],
      'why is the shop slow?': [
        'Not that I can see: The shop (storefront) is up.',
        'Its server is healthy; nothing is scheduled this week.',
        'I measure how busy its servers are, not how long its pages take.',
        '[ask-engineers] [refresh] [details] [history storefront] [subscribe storefront]',
      ],
    },
  ],
  [
    ['out-back-by'],
    {
      'give me a text for customers of exports': [
        "We're aware that CSV exports have been unavailable since 08:57. We're looking into it. We expect it to be back by 09:20.",
        '[customer-text exports] [ask-engineers]',
      ],
      'how many customers are affected?': [
        'Every customer who uses CSV exports (exports) is affected: it is down.',
        'exports has been down since 08:57 (3 minutes).',
        "I don't know which customers use what, so I can't name them.",
        '[customer-text exports] [ask-engineers]',
      ],
      'how many outages did we have this month?': [
        '1 outage this month.',
        '# 1 incident, newest first',
        '- down exports: since 08:57, 3 minutes so far: None of its servers is responding. (exports-1)',
      ],
      'is exports down?': [
        'exports is down since 08:57 (3 minutes).',
        'Customer impact: CSV exports are unavailable.',
        'It does not answer.',
        '[tell-back exports] [customer-text exports] [ask-engineers] [refresh] [details] [history exports] [subscribe exports]',
      ],
      'what did Emil say?': ['Emil (08:59): back by 10:20', '[ask-engineers]'],
      'what do you store about me?': [
        "I can't tell here who you are. /privacy in Discord shows what I store about you, and deletes it.",
      ],
      'when will exports be back?': [
        'exports is expected back by 09:20.',
        'Latest from Emil (08:59): back by 10:20',
        'exports has been in trouble since 08:57.',
        '[tell-back exports] [customer-text exports] [ask-engineers]',
      ],
      'who is on it?': [
        'exports: Latest from Emil (08:59): back by 10:20',
        'Expected back by 09:20.',
        '[ask-engineers]',
      ],
      'who owns checkout?': ['checkout is owned by Payments.', '[ask-engineers]'],
      'who owns what?': [
        'storefront is owned by Storefront.',
        'checkout is owned by Payments.',
        'billing is owned by Payments.',
        'exports is owned by Exports.',
        'search is owned by Data.',
        '[ask-engineers]',
      ],
      'why is exports down?': [
        'exports: Emil wrote (08:59): back by 10:20',
        'That was 08:57, 3 minutes so far. What I measured: None of its servers is responding.',
        'exports is down since 08:57 (3 minutes).',
        'Customer impact: CSV exports are unavailable.',
        'It does not answer.',
        '[tell-back exports] [customer-text exports] [ask-engineers] [refresh] [details] [history exports] [subscribe exports]',
      ],
    },
  ],
  [
    ['slow'],
    {
      'when was the last outage?': ['No outages in the last year.'],
    },
  ],
  [
    ['was-out'],
    {
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
      "what's planned this week?": [
        'No maintenance is scheduled this week.',
        "I follow EC2's own schedule and what engineers announce.",
      ],
      'who owns what?': [
        'storefront is owned by Storefront.',
        'checkout is owned by Payments.',
        'billing is owned by Payments.',
        'exports is owned by Exports.',
        'search is owned by Data.',
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
      'what does degraded mean?': ['Degraded: It works, but slowly or with reduced capacity.'],
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
      'when will exports be back?': ['exports is not down right now.', 'exports was down for 3 minutes, until 08:33.'],
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
      'did anybody acknowledge it?': [
        'Nobody acknowledged checkout-1 before it was over.',
        'checkout-1 is back to normal (degraded 2 minutes).',
        '[ask-engineers]',
      ],
      'how many outages did we have this month?': ['No outages this month.'],
      'how many questions did you get this week?': [
        '/inquiries in Discord shows how many questions reach engineers, against before.',
      ],
      'what is the region of search-1?': [
        'search-1 is in Ireland (eu-west-1).',
        'Measured 08:59:57.',
        '[refresh] [details] [history search-1] [subscribe search-1]',
      ],
      'when was the last outage?': ['No outages in the last year.'],
      'who owns checkout?': ['checkout is owned by Payments.', '[ask-engineers]'],
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
      'how many maintenance windows are planned?': [
        'No maintenance is scheduled.',
        "I follow EC2's own schedule and what engineers announce.",
      ],
      'restart exports': ['I can only report, not restart anything. An engineer can.', '[ask-engineers]'],
      'what was the cause?': [
        'billing: None of its servers was responding.',
        "That was 1 Mar 13:00, 12 minutes. This is what I measured; I can't tell what led to it.",
      ],
    },
  ],
])('with %j', (matters, told) => {
  it.each(Object.entries(told))('%s', async (asked, lines) => {
    const answer = await answerTo(matters, asked);
    expect(answer && wholeOf(answer)).toEqual(lines);
  });
});
