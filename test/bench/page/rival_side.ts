import type { BrowseSpec } from '../../../src/query';
import { FILTER, placeOf, type Answers } from '../rivals/program';
import { COUNTIES, INDICATORS, median, tidyCsv, YEARS } from '../task';
import { importFiles } from './imports';
import { timed } from './pairs';
import { must, newSession } from './start';

const FACTS = { kind: 'facts' } as const;
const COLUMNS = ['area', 'period', 'indicator', 'value'];
const SORTED: BrowseSpec = { table: FACTS, where: [], order: [{ column: 'value', desc: true }] };

/** The questions that the other programs are asked, of the same file in the product. */
export async function besideRivals(runs: number): Promise<Answers> {
  const { session } = await newSession();
  const rows = COUNTIES * YEARS * INDICATORS.length;
  const { total } = await importFiles(session, [new File([tidyCsv()], 'tidy.csv')], rows);
  const key = INDICATORS.find(([, name]) => name === FILTER.indicator)?.[0] ?? '';
  const first = async (spec: BrowseSpec): Promise<void> => {
    const opened = must(await session.browse(spec));
    const page = must(await opened.page(0, 100, COLUMNS));
    opened.close();
    if (page.length === 0) throw new Error('no rows');
  };
  const sorted = must(await session.browse(SORTED));
  await sorted.sorted;
  const where: BrowseSpec['where'] = [
    { column: 'indicator', kind: 'set', values: [key] },
    { column: 'value', kind: 'number', op: 'ge', value: String(FILTER.least) },
  ];
  const questions: Readonly<Record<string, (run: number) => Promise<unknown>>> = {
    sort: () => first(SORTED),
    filter: () => first({ table: FACTS, where, order: [] }),
    page: async (run) => must(await sorted.page(placeOf(run, rows), placeOf(run, rows) + 100, COLUMNS)),
    sum: async () => must(await sorted.stats({ from: 0, to: rows, columns: ['value'] })),
  };
  const out: Record<string, number> = { load: total };
  for (const [name, ask] of Object.entries(questions)) {
    const times: number[] = [];
    for (let i = 0; i <= runs; i += 1) times.push(await timed(() => ask(i)));
    out[name] = median(times.slice(1));
  }
  sorted.close();
  await session.close();
  return out;
}
