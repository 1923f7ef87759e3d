import { writeFile } from 'node:fs/promises';
import { parsePeriod, type Period } from '../../catalog';
import { freezeNumbers, renderAreas, type Session } from '../../flow';
import { bindSummary, writtenLang } from '../../summary';
import type { Lang } from '../../text';
import { areaKey, areaKeys } from '../areas';
import { parseArgs, UsageError } from '../args';
import { embedsOf, findingLines, lintNumbers, sayFailed, textOf } from '../documents';
import { writeFrozen } from '../frozenFile';
import { takeQueries } from '../queries';
import { DOCX_FLAGS, docxOf } from './docx';
import { exitCode, filesIn, language, loadFiles, scratchSession } from '../scratch';

/** `render SUMMARY FILE…`: the summary with its numbers filled in, as Markdown, HTML or DOCX. */
export async function render(argv: readonly string[]): Promise<number> {
  const { positional, options, flags } = parseArgs(
    argv,
    ['area', 'areas', 'as', 'period', 'lang', 'o', 'queries'],
    ['final', ...DOCX_FLAGS],
  );
  const [summary, ...paths] = positional;
  if (!summary) throw new UsageError('no summary named');
  const text = await textOf(summary);
  const lang = options.lang === 'zh' || options.lang === 'en' ? options.lang : writtenLang(text, language());
  const files = await filesIn(paths);
  const session = await scratchSession();
  try {
    const { issues } = await loadFiles(session, files);
    await takeQueries(session, options.queries);
    const area = options.area === undefined ? undefined : areaKey(session.catalog, options.area);
    const period = options.period === undefined ? undefined : parsePeriod(options.period);
    if (period === null) throw new UsageError(`no period: ${options.period ?? ''}`);
    const given = { ...(area === undefined ? {} : { area }), ...(period === undefined ? {} : { period }) };
    if (options.areas !== undefined) {
      const code = await eachArea(session, text, areaKeys(session.catalog, options.areas), {
        o: options.o,
        as: options.as,
        ...given,
        lang,
        flags,
      });
      return code === 0 ? exitCode(issues) : code;
    }
    const rendered = await session.render(text, {
      format: /\.html?$/i.test(options.o ?? '') ? 'html' : 'md',
      lang,
      notes: true,
      ...given,
    });
    if (!rendered.ok) {
      sayFailed(rendered.error);
      return 2;
    }
    const problems = rendered.value.numbers.filter(({ problem }) => problem !== undefined);
    for (const { expression, problem } of problems) console.error(`error: {{${expression}}}: ${problem ?? ''}`);
    if (flags.has('final')) {
      const found = lintNumbers(session, { text }, rendered.value.numbers, lang, given);
      const against = findingLines(
        summary,
        text,
        { ...found, findings: found.findings.filter(({ blocks }) => blocks) },
        lang,
      );
      for (const line of against) console.error(line);
      if (against.length > 0) return 1;
      const embeds = embedsOf(text, lang, session);
      if (embeds > 0)
        console.error(`warning: ${embeds} tables and charts are of a workspace: only the numbers are kept as final`);
      if (!(await keepFrozen(session, summary, text, given, lang))) return 2;
    }
    if (options.o && /\.docx$/i.test(options.o)) {
      const docx = await docxOf(session, text, { ...given, lang }, flags);
      if (!docx) return 2;
      await writeFile(options.o, docx);
    } else if (options.o) await writeFile(options.o, rendered.value.text);
    else process.stdout.write(rendered.value.text);
    return problems.length > 0 ? 1 : exitCode(issues);
  } finally {
    await session.close();
  }
}

interface Given {
  readonly area?: string;
  readonly period?: Period;
}

/** Keeps the numbers of a final summary beside it, by the names or places that they have there. */
async function keepFrozen(session: Session, summary: string, text: string, given: Given, lang: Lang): Promise<boolean> {
  const outcome = await freezeNumbers(
    session,
    { text },
    { lang, instead: given, now: new Date(), random: Math.random },
  );
  if (!outcome.ok) {
    sayFailed(outcome.error);
    return false;
  }
  const { frozen } = outcome.value;
  const places = bindSummary(text, session.catalog, { ...given, lang }).bindings.filter(({ kind }) => kind !== 'embed');
  const numbers = frozen.numbers.map((number, i) => ({ ...number, id: places[i]?.id ?? number.id }));
  await writeFrozen(summary, text, { ...frozen, numbers });
  return true;
}

/** One document for each area, into one file; what is missing for whom goes to standard error. */
async function eachArea(
  session: Session,
  text: string,
  areas: readonly string[],
  {
    o,
    as,
    period,
    lang,
    flags,
  }: {
    readonly o: string | undefined;
    readonly as: string | undefined;
    readonly lang: Lang;
    readonly flags: ReadonlySet<string>;
  } & Given,
): Promise<number> {
  const ending = /\.(zip|html?|md)$/i.exec(o ?? '')?.[1]?.toLowerCase();
  if (o === undefined || ending === undefined) throw new UsageError('--areas needs -o OUT.zip, OUT.html or OUT.md');
  if (as !== undefined && as !== 'html' && as !== 'md' && as !== 'docx')
    throw new UsageError(`--as html, md or docx, not ${as}`);
  const { area: own } = bindSummary(text, session.catalog, { lang });
  const outcome = await renderAreas(
    session,
    { title: bindSummary(text, session.catalog, { lang }).document.title ?? '', text },
    {
      areas,
      format: ending === 'zip' ? (as ?? 'html') : ending === 'md' ? 'md' : 'html',
      one: ending !== 'zip',
      lang,
      notes: true,
      own,
      ...(period ? { period } : {}),
      docx: async (each, setting) => (await docxOf(session, each, { ...setting, lang }, flags)) ?? new Uint8Array(),
    },
  );
  if (!outcome.ok) {
    sayFailed(outcome.error);
    return 2;
  }
  for (const { area, expression, why } of outcome.value.gaps)
    console.error(`missing: ${area}: {{${expression}}}: ${why}`);
  await writeFile(o, outcome.value.bytes);
  return outcome.value.gaps.length > 0 ? 1 : 0;
}
