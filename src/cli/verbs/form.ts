import { writeFile } from 'node:fs/promises';
import { parsePeriod, periodKey } from '../../catalog';
import { writeForm } from '../../ingest';
import { t } from '../../text';
import { parseArgs, UsageError } from '../args';
import { exitCode, filesIn, language, loadFiles, scratchSession } from '../scratch';

/**
 * `form PERIOD FILE… -o OUT.xlsx`: a blank form for collecting, for the areas and indicators that the files hold (or those of `--areas` and
 * `--indicators`, keys with commas between). With `--missing yes` instead of `-o`: the areas that have not reported all of them, as CSV.
 */
export async function form(argv: readonly string[]): Promise<number> {
  const { positional, options } = parseArgs(argv, ['o', 'areas', 'indicators', 'lang', 'missing', 'name']);
  const [text, ...paths] = positional;
  const period = parsePeriod(text ?? '');
  if (!period) throw new UsageError(`no period: ${text ?? ''}`);
  if (!options.o && !options.missing) throw new UsageError('neither -o OUT.xlsx nor --missing yes');
  const lang = options.lang === 'zh' || options.lang === 'en' ? options.lang : language();
  const files = await filesIn(paths);
  const session = await scratchSession();
  try {
    const { issues } = await loadFiles(session, files);
    const held = async (what: 'area' | 'indicator'): Promise<readonly string[]> => {
      const found = await session.runText(`SELECT DISTINCT ${what} FROM facts`);
      return found.ok ? (found.value.columns[0] ?? []).map(String) : [];
    };
    const { catalog } = session;
    const keys = (list: string | undefined): readonly string[] | null =>
      list?.split(',').map((key) => key.trim()) ?? null;
    const areas = catalog.inOrder(keys(options.areas) ?? (await held('area')));
    const inFiles = new Set(keys(options.indicators) ?? (await held('indicator')));
    const indicators = catalog.data.indicators.flatMap(({ key, origin }) =>
      inFiles.has(key) && origin === 'observed' ? [key] : [],
    );
    if (areas.length === 0 || indicators.length === 0) throw new UsageError('the files hold no areas or no indicators');
    if (options.o) {
      const made = { id: periodKey(period), name: options.name ?? t(lang, 'collect.title'), period, areas, indicators };
      const bytes = writeForm({ ...made, made: new Date().toISOString() }, catalog, lang, {
        area: t(lang, 'collect.sheet_area'),
        note: t(lang, 'collect.sheet_note'),
        numberOnly: t(lang, 'collect.number_only'),
        wholeOnly: t(lang, 'collect.whole_only'),
      });
      await writeFile(options.o, bytes);
      return exitCode(issues);
    }
    const page = await session.quality({ kind: 'unreported', indicators, areas, period });
    if (!page.ok || page.value.kind !== 'unreported') throw new Error('the engine cannot say who has not reported');
    const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    process.stdout.write('area,name,missing\n');
    for (const { area, missing } of page.value.rows)
      process.stdout.write(`${[area, catalog.areaName(area, lang), missing.join(' ')].map(quoted).join(',')}\n`);
    return exitCode(issues);
  } finally {
    await session.close();
  }
}
