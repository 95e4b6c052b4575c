/** The names that people may use, as plain data from the registry and the last reports. */

export type KnownHost = {
  name: string;
  aliases: readonly string[];
  instanceId?: string;
  ips: readonly string[];
  region?: string;
  az?: string;
  labels: Readonly<Record<string, string>>;
};

export type KnownService = {
  name: string;
  aliases: readonly string[];
  /** What customers call it: "SMS and e-mail reminders". */
  customers?: string;
  hosts: readonly string[];
};

export type KnownNames = {
  hosts: readonly KnownHost[];
  services: readonly KnownService[];
};
