import { expect, it } from 'vitest';
import { aReadModel } from '../../../testing/builders.ts';
import { visit } from '../testing/visit.ts';

const wordsWhere = async (learns: boolean) => {
  const model = aReadModel();
  const registry = { ...model.registry, inquiries: { ...model.registry.inquiries, learns } };
  await using visitor = await visit({ readModel: () => ({ ...model, registry }) });
  return (await visitor.get('/privacy')).text;
};

it('says that nothing is learnt from what people write, unless the platform team wants it', async () => {
  expect(await wordsWhere(false)).toContain('Nothing is learnt from what people write.');
  const learning = await wordsWhere(true);
  expect(learning).toContain('kept on this machine for 90 days at most, without mentions');
  expect(learning).not.toContain('Nothing is learnt');
});
