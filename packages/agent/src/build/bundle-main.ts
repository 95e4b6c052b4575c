/** `node bundle-main.ts FILE`: writes the bundled agent to FILE. */
import { agentVersion } from '../version.ts';
import { bundleAgent } from './bundle.ts';

const [outFile] = process.argv.slice(2);
if (outFile === undefined) {
  console.error('Usage: node packages/agent/src/build/bundle-main.ts FILE');
  process.exitCode = 2;
} else {
  await bundleAgent(outFile, agentVersion);
}
