/** The agent's settings, as read from environment or `.env`. */

export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** Which metadata service to ask. Names and meaning follow the AWS SDKs. */
export type ImdsSettings =
  | { mode: 'disabled' }
  | {
      mode: 'enabled';
      /** Tried in order; the first that answers is kept. */ endpoints: readonly string[];
    };

export type Settings = {
  /** Bind address; undefined: every address of the machine, IPv6 and IPv4. */
  host: string | undefined;
  port: number;
  /** Texts of the hub's public keys given directly; already checked. */
  publicKeys: readonly string[];
  publicKeyFile: string | undefined;
  /** Further names (or name:port) this agent answers for, lower case. */
  names: readonly string[];
  tls: 'off' | 'self-made';
  /** Where the certificate and the last instance id are kept; undefined: nothing is kept. */
  stateDirectory: string | undefined;
  sampleSeconds: number;
  requestsPerSecond: number;
  processArguments: 'hidden' | 'shown';
  /** Undefined: the one that fits this system. */
  sampler: 'portable' | undefined;
  logLevel: LogLevel;
  imds: ImdsSettings;
};

/** Kept apart from the settings: given only to what checks the token. */
export type Secrets = { token: string | undefined };
