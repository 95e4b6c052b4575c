/** `node packages/sandbox/src/downtime-life/main.ts`: the life of planned downtime with a kill after every step; one line of JSON. */
import { everyLine, faultsOfLife, playLife, stepNames } from './play.ts';
import { startStage } from './stage.ts';

const startedAt = performance.now();
await using stage = await startStage();
await playLife(stage, stepNames);
console.log(
  JSON.stringify({
    kills: stepNames.length,
    wanted: everyLine.length,
    said: stage.heard.lines('#alerts').length,
    faults: await faultsOfLife(stage, stepNames.length),
    seconds: Math.round((performance.now() - startedAt) / 1000),
  }),
);
