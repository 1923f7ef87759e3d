import { expect, test } from 'vitest';
import { builtInCatalog } from '../../../../src/catalog/builtIn';
import { expandArchive, openSource, planFactLines, planSource } from '../../../../src/ingest';
import { fixtures, type Fixture } from '../../../fuzz/fixtures';

/** area, period and value of every fact of a file, files of an archive one after another. */
async function factsOf({ name, bytes }: Fixture): Promise<readonly string[]> {
  const files = expandArchive(bytes, name)?.files ?? [{ name, bytes }];
  const lines: string[] = [];
  for (const file of files) {
    const plan = planSource(await openSource(file.bytes, file.name), builtInCatalog, []);
    for (const line of planFactLines(plan, builtInCatalog)) {
      const [, area = '', from = '', to = '', , , value = '', status = ''] = line.split(',');
      lines.push([area, from, to, value, status].join(' '));
    }
  }
  return [...new Set(lines)].sort();
}

const plain = fixtures().filter(({ name }) => !name.startsWith('项目'));

test.each(plain.map((fixture) => [fixture.name, fixture] as const))(
  '%s gives the same facts as the others',
  async (_, fixture) => {
    const [first] = plain;
    if (!first) throw new Error('no fixtures');
    const wanted = await factsOf(first);
    expect(wanted).toHaveLength(24);
    expect(wanted).toContain('青溪县 2021-01 2021-12 12.5 value');
    expect(await factsOf(fixture)).toEqual(wanted);
  },
);
