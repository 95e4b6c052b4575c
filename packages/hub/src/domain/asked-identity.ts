/** What came of checking who AWS says that a host is. */

export type Identity = { instanceId: string; region: string; accountId: string; pendingAt?: string };

export type IdentityOutcome =
  | { kind: 'verified'; identity: Identity }
  /** Signed by AWS, but for another instance: not the host one meant. */
  | { kind: 'mismatch'; identity: Identity; field: 'instanceId' | 'region' | 'accountId'; expected: string }
  | { kind: 'wrong-signature'; region: string }
  /** Nothing can be said: the directory has no valid certificate for the region that the document names. */
  | { kind: 'no-certificate'; region: string; reason: 'absent' | 'expired' }
  | { kind: 'unreadable'; reason: string };

/** `not-offered`: the agent does not answer well, or has none (it is not on EC2, or EC2's metadata was not read). */
export type AskedIdentity = IdentityOutcome | { kind: 'not-offered' };
