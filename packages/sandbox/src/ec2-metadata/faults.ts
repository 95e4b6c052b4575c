/** How the stand-in can fail, as the real service and its surroundings do. */

/** Which requests a fault meets: those for a token, those for data, or both. */
export type FaultScope = 'token' | 'data' | 'all';

export type Ec2Fault =
  /** Answers with this status. `times` requests only, if set. */
  | { kind: 'status'; status: number; scope: FaultScope; retryAfterSeconds?: number; times?: number }
  /** Takes the request and never answers. */
  | { kind: 'hang'; scope: FaultScope }
  /** A hop limit too low for a container: the connection stands, but the token's packets die on the way back. */
  | { kind: 'hop-limit' }
  /** Every token ends after so many reads with it: 401 in the middle of things. */
  | { kind: 'token-ends'; afterReads: number }
  /** `http`: no HTTP at all. `page`: a web page where a value belongs. `oversized`: a megabyte. */
  | { kind: 'garbage'; form: 'http' | 'page' | 'oversized'; scope: FaultScope }
  | { kind: 'redirect'; location: string; scope: FaultScope };

export function faultMeets(fault: Ec2Fault, request: 'token' | 'data'): boolean {
  switch (fault.kind) {
    case 'hop-limit':
      return request === 'token';
    case 'token-ends':
      return false;
    default:
      return fault.scope === 'all' || fault.scope === request;
  }
}
