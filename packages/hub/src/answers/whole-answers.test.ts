/** What a person reads, whole, with its buttons, of what is down or slow now, and where all is well. */
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
      'is the shop our weakest service?': ['No service was down in the last 30 days.'],
      'when will exports be back?': ['exports is not down right now.'],
      'who should I call about billing?': [
        'billing has no open incident, so nobody is working on one.',
        'billing is owned by the Payments team.',
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
      'better or worse than yesterday?': ['No change. Today: no outages. Yesterday: no outages.', '[refresh]'],
      'compare this week with last week': [
        '1 server incident this week: billing-2.',
        'Nothing was broken last week.',
        '# 1 incident, newest first',
        '- down billing-2: since 08:50, 10 minutes so far: None of its servers is responding.',
        '[refresh]',
      ],
      'how is the memory of exports-1, and since when does it run?': [
        'exports-1 uses 61 % of its memory (2.3 GiB of 3.8 GiB).',
        'Measured 08:59:57.',
        'exports-1 has been running for 12 days.',
        '[refresh] [details] [history exports-1] [subscribe exports-1]',
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
      'what broke of it?': [
        'billing-2: None of its servers is responding.',
        "That was 08:50, 10 minutes so far. This is what I measured; I can't tell what led to it.",
      ],
      'what was the cause?': [
        'billing-2: None of its servers is responding.',
        "That was 08:50, 10 minutes so far. This is what I measured; I can't tell what led to it.",
      ],
      'which outages are still going on, and who is on them?': [
        'billing-2 has been down since 08:50 (10 minutes).',
        'billing-2: nobody has acknowledged it yet.',
        '[ask-engineers]',
      ],
      'which server has the highest cpu?': [
        'web-1: CPU 23 %.',
        'Next: checkout-1 CPU 23 % and checkout-2 CPU 23 %.',
        '1 server could not be measured.',
      ],
      'which service is the best?': [
        'storefront, checkout, billing, exports and search were not down once in the last 30 days.',
      ],
      'who should I call about billing?': [
        'billing-2: nobody has acknowledged it yet.',
        'billing is owned by the Payments team.',
        '[ask-engineers]',
      ],
      'why is billing down?': [
        'billing-2: None of its servers is responding.',
        "That was 08:50, 10 minutes so far. This is what I measured; I can't tell what led to it.",
        'billing is up, with 1 of 2 servers.',
        'billing-2 stopped responding at 08:50; no customer impact expected.',
        '[refresh] [details] [history billing] [subscribe billing]',
      ],
    },
  ],
  [
    ['out'],
    {
      '#status is billing affected? can Hartmann still fly?': [
        'No: billing is up; only exports is down.',
        'exports is down since 08:57 (3 minutes).',
        'I can\'t answer "can Hartmann still fly?".',
        '[refresh]',
      ],
      '#status since when are the billing servers running?': [
        'Running time of billing-1 and billing-2:',
        '# Running time',
        '- up billing-1: billing-1 has been running for 12 days.',
        '- up billing-2: billing-2 has been running for 12 days.',
        '[refresh]',
      ],
      'can i say we know about it?': [
        'Not yet: nobody has acknowledged exports.',
        '[tell-back exports] [customer-text exports] [ask-engineers]',
      ],
      'has anything changed since yesterday?': [
        '1 outage since yesterday: exports.',
        'Now: exports is down; the other 4 services are up.',
        '# 1 incident, newest first',
        '- down exports: since 08:57, 3 minutes so far: None of its servers is responding. (exports-1)',
        '[refresh]',
      ],
      'who is on it and when is it back?': [
        'exports: nobody has acknowledged it yet.',
        'There is no estimate yet.',
        'exports has been in trouble since 08:57.',
        '[ask-engineers]',
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
        '- down exports: since 08:57, 3 minutes so far: None of its servers is responding. (exports-1) Latest from Emil (08:59): back by 10:20',
      ],
      'is billing back up?': [
        'Yes: Invoices (billing) are up.',
        'Both servers are healthy; nothing is scheduled this week.',
        '[refresh] [details] [history billing] [subscribe billing]',
      ],
      'is exports down?': [
        'exports is down since 08:57 (3 minutes).',
        'Customer impact: CSV exports are unavailable.',
        'It does not answer.',
        'Latest from Emil (08:59): back by 10:20',
        'Expected back by 09:20.',
        '[tell-back exports] [customer-text exports] [ask-engineers] [refresh] [details] [history exports] [subscribe exports]',
      ],
      'what did Emil say?': ['Emil (08:59): back by 10:20', '[ask-engineers]'],
      'what do you store about me?': [
        "I can't tell here who you are. /privacy in Discord shows what I store about you, and deletes it.",
      ],
      'when is it back?': [
        'exports is expected back by 09:20.',
        'Latest from Emil (08:59): back by 10:20',
        'exports has been in trouble since 08:57.',
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
      'who owns checkout?': ['checkout is owned by the Payments team.', '[ask-engineers]'],
      'who owns what?': [
        'storefront is owned by the Storefront team.',
        'checkout is owned by the Payments team.',
        'billing is owned by the Payments team.',
        'exports is owned by the Exports team.',
        'search is owned by the Data team.',
        '[ask-engineers]',
      ],
      'why is exports down?': [
        'exports: Emil wrote (08:59): back by 10:20',
        'That was 08:57, 3 minutes so far. What I measured: None of its servers is responding.',
        'exports is down since 08:57 (3 minutes).',
        'Customer impact: CSV exports are unavailable.',
        'It does not answer.',
        'Expected back by 09:20.',
        '[tell-back exports] [customer-text exports] [ask-engineers] [refresh] [details] [history exports] [subscribe exports]',
      ],
    },
  ],
  [
    ['slow'],
    {
      'were there outages longer than an hour this month?': ['No outages this month.'],
      'what happened with exports last time?': ['I know of no outage of exports, so there is no cause to tell.'],
      'what planned maintenance did we have this month, how long?': [
        'No planned maintenance took place or is scheduled this month.',
      ],
      'when was the last outage?': ['No outages in the last year.'],
    },
  ],
])('with %j', (matters, told) => {
  it.each(Object.entries(told))('%s', async (asked, lines) => {
    const answer = await answerTo(matters, asked);
    expect(answer && wholeOf(answer)).toEqual(lines);
  });
});
