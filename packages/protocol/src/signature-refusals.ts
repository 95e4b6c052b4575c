/** Why an agent refuses a signature, in words for whoever reads its answer. */
export type RefusalCode =
  | 'signature/missing'
  | 'signature/malformed'
  | 'signature/wrong'
  | 'signature/unknown-key'
  | 'signature/late'
  | 'signature/early'
  | 'signature/replayed'
  | 'signature/before-start'
  | 'signature/other-host'
  | 'signature/too-many';

export const refusalWords: Record<RefusalCode, { message: string; next: string }> = {
  'signature/missing': {
    message: 'The request is not signed.',
    next: 'Only a hub that holds the private key may ask; for curl, set a bearer token (HERALD_AGENT_TOKEN).',
  },
  'signature/malformed': { message: 'The signature cannot be read.', next: 'Compare the versions of agent and hub.' },
  'signature/wrong': {
    message: 'The signature does not fit the request.',
    next: 'Check that nothing between hub and agent rewrites method, host or path.',
  },
  'signature/unknown-key': {
    message: 'The request is signed with a key this agent does not know.',
    next: "Give the agent the hub's public key (HERALD_HUB_PUBLIC_KEY).",
  },
  'signature/late': {
    message: 'The request was signed too long ago.',
    next: 'Compare the clocks of hub and agent: they may differ by 60 seconds.',
  },
  'signature/early': {
    message: "The request comes from the future by this agent's clock.",
    next: 'Compare the clocks of hub and agent: they may differ by 60 seconds.',
  },
  'signature/before-start': {
    message: 'The request was signed before this agent started, so it may have been used before.',
    next: 'Ask again: each request is signed anew. If it lasts, compare the clocks of hub and agent.',
  },
  'signature/replayed': { message: 'This signature was used before.', next: 'Sign each request anew.' },
  'signature/other-host': {
    message: 'The request is meant for another host.',
    next: 'Ask the agent by an address that is its own, or list that address in HERALD_AGENT_NAMES.',
  },
  'signature/too-many': { message: 'Too many requests within a minute.', next: 'Ask less often.' },
};
