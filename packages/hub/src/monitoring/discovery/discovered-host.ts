/** A host that was found, not declared. */

export type DiscoveredHost = {
  /** As it would like to be called; may be taken or no name at all. */
  name: string;
  /** What people may type as well: the tag as it stands. */
  aliases?: readonly string[];
  url: string;
  labels: Readonly<Record<string, string>>;
  source: 'ec2' | 'file';
  region?: string;
  account?: string;
  instanceId?: string;
  launchedAtMs?: number;
  /** It has no such address, so nothing can be asked there. */
  lacksAddress?: 'private' | 'public' | 'ipv6';
};

/** Something that keeps discovery from being complete; what was found before stays in force. */
export type DiscoveryProblem = {
  /** `discovery/...`. */
  code: string;
  /** `ec2 eu-west-1`, or the path of a file. */
  place: string;
  message: string;
  next: string;
};

export const maxDiscoveredHosts = 10_000;
