import { expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import { builtInProfiles } from '../../../src/ingest/builtIn';
import { numberGuards } from '../../../src/flow';
import { fileIn, testSession } from '../../support/session';

const TABLE = '地区,2022年,2023年\n上河县,1,2\n中河县,3,4\n下河县,5,6\n';

/** What keeps the figure of 上河县 in 2023 from leaving, where a file with these lines above its table was imported. */
async function guardAfter(title: string): Promise<string | null> {
  const session = await testSession(undefined, { catalog: builtInCatalog, profiles: builtInProfiles });
  try {
    const done = await session.accept(await session.plan([fileIn('专利授权量.csv', `${title}\n${TABLE}`)]));
    if (!done.ok || done.value.facts !== 6) throw new Error(JSON.stringify(done));
    const indicator = Object.values(session.workspace.sources[0]?.indicators ?? {})[0] ?? '';
    const area = session.catalog.findAreas('上河县')[0]?.key ?? '';
    const ask = {
      measure: indicator,
      derivation: { kind: 'level' },
      area: { key: area },
      period: yearPeriod(2023),
    } as const;
    const guards = await numberGuards(session, [ask]);
    if (!guards.ok) throw new Error('not asked');
    return guards.value(ask);
  } finally {
    await session.close();
  }
}

test('a figure of a file that says nothing of its standing leaves; of one that says 内部 or 未公布 it does not', async () => {
  expect(await guardAfter('各县专利授权量（件）')).toBe(null);
  expect(await guardAfter('各县专利授权量（件）（内部资料）')).toBe('internal');
  expect(await guardAfter('各县专利授权量（件）（尚未公布）')).toBe('unpublished');
});
