import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSample } from '../../data/sample/generate.mjs';
import { theSample } from '../../src/cli/verbs/sample';
import { openSample, type Ports, type Session } from '../../src/flow';
import { builtPage } from './product';
import { nodePorts } from './session';

let built: ReturnType<typeof buildSample> | null = null;

/** The sample's files as they are generated, with what they mean and where they disagree on purpose; made once for all files of this process. */
export const builtSample = (): ReturnType<typeof buildSample> => (built ??= buildSample());

/** A session over the sample as a first visit opens it: out of what the build has prepared, which takes a tenth of importing its files. */
export async function sampleSession(ports: Ports = nodePorts()): Promise<Session> {
  const folder = join(builtPage(), 'sample');
  const prepared = async (): Promise<{ workspace: string; snapshot: Uint8Array }> => ({
    workspace: await readFile(join(folder, 'workspace.json'), 'utf8'),
    snapshot: new Uint8Array(await readFile(join(folder, 'snapshot.bin'))),
  });
  const opened = await openSample(ports, { ...theSample(), prepared });
  if (!opened.ok) throw new Error(`${opened.error.code} ${JSON.stringify(opened.error.params)}`);
  return opened.value;
}
