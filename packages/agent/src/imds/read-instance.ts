/** Reads everything that changes slowly: one instance, category by category, over what was known of it before. */
import type { Instance, NetworkInterface } from '@herald/protocol/instance';
import { instanceCategories } from './categories.ts';
import type { CategoryReader } from './category-reader.ts';
import { fillFields, setField } from './fill-fields.ts';
import { addIdentityFields, type IdentityPapers, readIdentityPapers } from './identity-document.ts';
import { parseInstant } from './notices.ts';
import { type Complain, parseObject, textField } from './parse-values.ts';
import { readInterfaces } from './read-interfaces.ts';
import { readPublicKeys } from './read-public-keys.ts';
import { readTags } from './read-tags.ts';

export type InstanceFacts = { instance: Instance; papers: IdentityPapers };

/**
 * One request after the other, to be gentle with a service that limits them. `facts` hold what was known before and take
 * each category as it is read: absent categories are absent fields, and what cannot be read stays as it was.
 */
export async function readInstance(facts: InstanceFacts, reader: CategoryReader): Promise<void> {
  const { instance } = facts;
  await fillFields(instance, instanceCategories, (path) => `meta-data/${path}`, reader);
  facts.papers = await readIdentityPapers(reader, facts.papers);
  const profile = await reader.read('meta-data/iam/info', parseProfile, profileOf(instance));
  setField(instance, 'iamProfileArn', profile?.iamProfileArn);
  setField(instance, 'iamProfileId', profile?.iamProfileId);
  setField(instance, 'iamProfileUpdatedAt', profile?.iamProfileUpdatedAt);
  setField(instance, 'publicKeys', await readPublicKeys(reader, instance.publicKeys));
  setField(instance, 'tags', await readTags(reader, instance.tags));
  setField(instance, 'networkInterfaces', await readInterfaces(reader, instance));
  const primary = primaryOf(instance);
  setField(instance, 'vpcId', primary?.vpcId);
  setField(instance, 'subnetId', primary?.subnetId);
  addIdentityFields(instance, facts.papers);
}

type Profile = Pick<Instance, 'iamProfileArn' | 'iamProfileId' | 'iamProfileUpdatedAt'>;

function profileOf({ iamProfileArn, iamProfileId, iamProfileUpdatedAt }: Instance): Profile {
  return { iamProfileArn, iamProfileId, iamProfileUpdatedAt };
}

function parseProfile(info: string, complain: Complain): Profile {
  const profile = parseObject(info);
  return {
    iamProfileArn: textField(profile, 'InstanceProfileArn', complain, 512),
    iamProfileId: textField(profile, 'InstanceProfileId', complain),
    iamProfileUpdatedAt: parseInstant(textField(profile, 'LastUpdated', complain, 64), complain),
  };
}

function primaryOf({ networkInterfaces = [], mac }: Instance): NetworkInterface | undefined {
  const isFirst = (card: NetworkInterface) => card.deviceNumber === 0 && (card.networkCardIndex ?? 0) === 0;
  return networkInterfaces.find((card) => card.mac === mac) ?? networkInterfaces.find(isFirst) ?? networkInterfaces[0];
}
