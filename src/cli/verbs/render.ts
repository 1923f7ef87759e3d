import { readFile, writeFile } from 'node:fs/promises';
import { parsePeriod, resolveArea } from '../../catalog';
import { parseArgs, UsageError } from '../args';
import { exitCode, filesIn, language, loadFiles, scratchSession } from '../scratch';

/** `render SUMMARY FILE…`: the summary with its numbers filled in, as Markdown or HTML. */
export async function render(argv: readonly string[]): Promise<number> {
  const { positional, options } = parseArgs(argv, ['area', 'period', 'lang', 'o']);
  const [summary, ...paths] = positional;
  if (!summary) throw new UsageError('no summary named');
  const text = await readFile(summary, 'utf8').catch(() => {
    throw new UsageError(`cannot read ${summary}`);
  });
  const lang = options.lang === 'zh' || options.lang === 'en' ? options.lang : language();
  const files = await filesIn(paths);
  const session = await scratchSession();
  try {
    const { issues } = await loadFiles(session, files);
    const area = options.area === undefined ? undefined : areaKey(session.catalog, options.area);
    const period = options.period === undefined ? undefined : parsePeriod(options.period);
    if (period === null) throw new UsageError(`no period: ${options.period ?? ''}`);
    const rendered = await session.render(text, {
      format: /\.html?$/i.test(options.o ?? '') ? 'html' : 'md',
      lang,
      notes: true,
      ...(area === undefined ? {} : { area }),
      ...(period === undefined ? {} : { period }),
    });
    if (!rendered.ok) {
      console.error('message' in rendered.error ? rendered.error.message : rendered.error.kind);
      return 2;
    }
    const problems = rendered.value.numbers.filter(({ problem }) => problem !== undefined);
    for (const { expression, problem } of problems) console.error(`error: {{${expression}}}: ${problem ?? ''}`);
    if (options.o) await writeFile(options.o, rendered.value.text);
    else process.stdout.write(rendered.value.text);
    return problems.length > 0 ? 1 : exitCode(issues);
  } finally {
    await session.close();
  }
}

function areaKey(catalog: Parameters<typeof resolveArea>[0], text: string): string {
  const found = catalog.area(text) ?? resolveArea(catalog, { name: text });
  if ('key' in found) return found.key;
  if ('area' in found) return found.area.key;
  throw new UsageError(
    'ambiguous' in found
      ? `more than one area is called ${text}: ${found.ambiguous.map((a) => a.key).join(', ')}`
      : `no such area: ${text}`,
  );
}
