/**
 * The order of test files: by chance, and mixed. Those with whole hubs and browsers wait while others compute, so a stretch of
 * them alone would leave a core idle; and as they take minutes, none of them may be the last that runs.
 */
import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** How far into the run the last of a project begins. */
const lastBegins = (project: string) => (project === 'parts' ? 1 : 0.8);

export class MixedOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const chance = ({ moduleId }: TestSpecification) => createHash('sha1').update(`${seed} ${moduleId}`).digest('hex');
    const byChance = files.toSorted((one, other) => (chance(one) < chance(other) ? -1 : 1));
    return [...Map.groupBy(byChance, ({ project }) => project.name)]
      .flatMap(([name, ofProject]) =>
        ofProject.map((file, at) => ({ file, place: (at / ofProject.length) * lastBegins(name) })),
      )
      .toSorted((one, other) => one.place - other.place)
      .map(({ file }) => file);
  }
}
