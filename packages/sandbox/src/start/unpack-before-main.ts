/** `node unpack-before-main.ts FOLDER`: the programs of the release before, for whoever sets this one beside it. Exit code 1 in a copy without history. */
import { hasReleaseBefore, unpackReleaseBefore } from './release-before.ts';

const [folder] = process.argv.slice(2);
if (folder !== undefined && hasReleaseBefore) unpackReleaseBefore(folder);
else process.exitCode = 1;
