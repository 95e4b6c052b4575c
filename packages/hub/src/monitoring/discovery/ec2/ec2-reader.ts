/** Asks the EC2 API of one region, through the AWS SDK's own client and its default credential chain. */
import type { DescribeInstancesCommandOutput, EC2Client, Filter, InstanceStatus } from '@aws-sdk/client-ec2';
import { type FoundInstance, readInstance } from './ec2-instance.ts';

export type Ec2Reader = Disposable & {
  /** Instances that have these tags; every tag must have one of its values. */
  byTags(tags: Readonly<Record<string, readonly string[]>>, signal: AbortSignal): Promise<FoundInstance[]>;
  /** Instances by id; one that does not exist is not in the answer. */
  byIds(ids: readonly string[], signal: AbortSignal): Promise<FoundInstance[]>;
  /** Whether status checks may be read at all; rejects where they may not. */
  tryStatuses(signal: AbortSignal): Promise<unknown>;
  /** Status checks and scheduled events of instances that exist, by id. */
  statuses(ids: readonly string[], signal: AbortSignal): Promise<Map<string, InstanceStatus>>;
};

const pageSize = 500;
/** EC2 takes at most 200 values in a filter, and 100 ids in a request. */
const idsPerRequest = 100;
/** From here on pages of the whole region cost fewer requests than batches of ids. */
const idsAskedSingly = 1_000;
const maxPages = 100;

/** Loads the SDK (it is large) at the first call only. Its own endpoint variable AWS_ENDPOINT_URL_EC2 is honoured. */
export async function createEc2Reader(region: string): Promise<Ec2Reader> {
  const { ec2Sdk: sdk } = await import('./ec2-sdk.ts');
  const client: EC2Client = new sdk.EC2Client({
    region,
    // Adaptive: after a RequestLimitExceeded the client itself slows down for all that follows.
    retryMode: 'adaptive',
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
  });

  return {
    byTags: (tags, signal) =>
      describe(
        Object.entries(tags).map(([key, values]) => ({ Name: `tag:${key}`, Values: [...values] })),
        signal,
      ),
    async byIds(ids, signal) {
      const found: FoundInstance[] = [];
      for (const batch of batches(ids))
        found.push(...(await describe([{ Name: 'instance-id', Values: batch }], signal)));
      return found;
    },
    tryStatuses: (signal) =>
      client.send(new sdk.DescribeInstanceStatusCommand({ MaxResults: 5 }), { abortSignal: signal }),
    async statuses(ids, signal) {
      if (ids.length > idsAskedSingly) return statusesOf({ MaxResults: 1_000 }, new Set(ids), signal);
      const statuses = new Map<string, InstanceStatus>();
      for (const batch of batches(ids))
        for (const [id, status] of await statusesOfThose(batch, signal)) statuses.set(id, status);
      return statuses;
    },
    [Symbol.dispose]: () => client.destroy(),
  };

  /** An instance may vanish between the two calls: it costs itself, not its batch. */
  async function statusesOfThose(ids: readonly string[], signal: AbortSignal): Promise<Map<string, InstanceStatus>> {
    let left = ids;
    while (left.length > 0) {
      try {
        return await statusesOf({ InstanceIds: [...left] }, new Set(left), signal);
      } catch (error) {
        const known = withoutVanished(left, error);
        if (known.length === left.length) throw error;
        left = known;
      }
    }
    return new Map();
  }

  async function statusesOf(
    input: { InstanceIds: string[] } | { MaxResults: number },
    wanted: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<Map<string, InstanceStatus>> {
    const statuses = new Map<string, InstanceStatus>();
    const pages = sdk.paginateDescribeInstanceStatus(
      { client },
      { ...input, IncludeAllInstances: true },
      { abortSignal: signal },
    );
    let count = 0;
    for await (const { InstanceStatuses } of pages) {
      if (InstanceStatuses === undefined) throw noAnswer();
      for (const status of InstanceStatuses) {
        if (status.InstanceId !== undefined && wanted.has(status.InstanceId)) statuses.set(status.InstanceId, status);
      }
      count += 1;
      if (count >= maxPages) break;
    }
    return statuses;
  }

  async function describe(filters: Filter[], signal: AbortSignal): Promise<FoundInstance[]> {
    const found: FoundInstance[] = [];
    const input = filters.length > 0 ? { Filters: filters } : {};
    const pages = sdk.paginateDescribeInstances({ client, pageSize }, input, { abortSignal: signal });
    let count = 0;
    for await (const page of pages) {
      if (page.Reservations === undefined) throw noAnswer();
      found.push(...readPage(page));
      count += 1;
      if (count >= maxPages) break;
    }
    return found;
  }
}

/** Well-formed and good by its status, and yet not EC2's: a proxy's page. A region without instances sends an empty list. */
function noAnswer(): Error {
  return new Error('what answers there is not EC2');
}

/** EC2 names the ids that it does not have: "The instance IDs 'i-1, i-2' do not exist". */
function withoutVanished(ids: readonly string[], error: unknown): string[] {
  const isVanished = error instanceof Error && /^InvalidInstanceID\.(?:NotFound|Malformed)$/.test(error.name);
  const named = new Set(isVanished ? error.message.match(/\bi-[0-9a-f]+\b/g) : []);
  return ids.filter((id) => !named.has(id));
}

function readPage({ Reservations = [] }: DescribeInstancesCommandOutput): FoundInstance[] {
  return Reservations.flatMap(({ OwnerId, Instances = [] }) =>
    Instances.map((instance) => readInstance(instance, OwnerId)).filter((found) => found !== undefined),
  );
}

function batches(ids: readonly string[]): string[][] {
  const cut: string[][] = [];
  for (let start = 0; start < ids.length; start += idsPerRequest) cut.push(ids.slice(start, start + idsPerRequest));
  return cut;
}
