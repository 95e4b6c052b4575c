/** What the words of a question add to its intent: each only turns the answer towards what was asked, none decides what is answered. */

/** A picture costs more than all the words: it is drawn for whoever asks how something develops. */
export const asksForTrend =
  /\b(?:trends?|charts?|graphs?|plots?|curves?|pictures?|over time|over the (?:day|week|month)|develop\w*|evol\w*|chang(?:ed|ing)|growing|rising|falling|growth|climb\w*)\b/iu;

export const asksForServers = /\b(?:servers?|hosts?|machines?|instances?|boxes)\b/iu;

/** "Who owns it?" rather than "who is on it?". */
export const asksForOwner =
  /\b(?:own(?:s|er|ers|ed)?|responsible|belongs?|in charge|accountable|looks? after|maintains?|(?:which|what) teams?|whose)\b/iu;

/** An uptime that was promised, without its figure. */
export const asksForTarget = /\b(?:sl[oa]s?|targets?|objectives?|promised?|agreed|goals?)\b/iu;

export const asksForTeams = /\b(?:teams?|owners?|squads?)\b/iu;

/** People outside, whom Herald cannot count. */
export const asksForCustomers = /\b(?:customers?|clients?|users?|people|accounts?)\b/iu;

/** A length rather than a list. */
export const asksHowLong = /\b(?:how long|how much (?:down)?time|in total|altogether|in all)\b/iu;

export const asksSinceWhen = /\b(?:since|how long)\b/iu;

/** Two things beside each other by how they held, not by how busy they are. */
export const asksForStability =
  /\b(?:down|downtimes?|outages?|incidents?|uptimes?|reliab\w*|stab(?:le|ility)|broken?|fail\w*|availab\w*|often)\b/iu;

/** What is announced, rather than what is broken. */
export const asksForPlans = /\b(?:maintenance|planned|scheduled|downtimes?|windows?|patch\w*|upgrades?|works?)\b/iu;
