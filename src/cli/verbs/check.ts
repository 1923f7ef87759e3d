import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { driftsOf, settingOf, type Session } from '../../flow';
import { frozenNumbers, type Drift } from '../../summary';
import type { Lang } from '../../text';
import type { SummaryTab } from '../../workspace';
import { parseArgs, UsageError } from '../args';
import { embedsOf, findingLines, lintNumbers, sayFailed, textOf } from '../documents';
import { readFrozen } from '../frozenFile';
import { exitCode, filesIn, language, loadFiles, scratchSession, workspaceSession } from '../scratch';

/**
 * `check SUMMARY FILE…`: what of a summary's numbers is loose, not understood or not what it was when it was final. SUMMARY is a Markdown
 * text, or a workspace file with its documents. Ends with 1 where there is such a thing.
 */
export async function check(argv: readonly string[]): Promise<number> {
  const { positional, options } = parseArgs(argv, ['lang']);
  const [summary, ...paths] = positional;
  if (!summary) throw new UsageError('no summary named');
  const lang = options.lang === 'zh' || options.lang === 'en' ? options.lang : language();
  const whole = /\.almanac$/i.test(summary);
  const files = whole && paths.length === 0 ? [] : await filesIn(paths);
  const { session, tabs } = whole ? await documentsOf(summary) : await textAlone(summary);
  try {
    const loaded = files.length > 0 ? await loadFiles(session, files) : { issues: [] };
    let bad = false;
    for (const tab of tabs) {
      const found = await checked(session, tab, lang);
      if (found === null) return 2;
      bad ||= found;
    }
    return bad ? 1 : exitCode(loaded.issues);
  } finally {
    await session.close();
  }
}

interface Documents {
  readonly session: Session;
  readonly tabs: readonly SummaryTab[];
}

async function documentsOf(path: string): Promise<Documents> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`cannot read ${path}`);
  });
  const session = await workspaceSession(new Uint8Array(bytes), path);
  return { session, tabs: session.workspace.tabs.filter((tab): tab is SummaryTab => tab.kind === 'summary') };
}

/** A text alone is final where `render --final` has kept its numbers beside it. */
async function textAlone(path: string): Promise<Documents> {
  const text = await textOf(path);
  const kept = await readFrozen(path, text);
  if (kept && !kept.sameText) console.error(`warning: ${basename(path)} was changed since it was final`);
  const final = kept?.sameText === true ? ({ state: 'final', frozen: kept.frozen } as const) : {};
  const tab: SummaryTab = { id: 'check', kind: 'summary', title: basename(path), text, ...final };
  return { session: await scratchSession(), tabs: [tab] };
}

/** Prints what there is to say of one document. True where something is wrong; null where it could not be asked. */
async function checked(session: Session, tab: SummaryTab, lang: Lang): Promise<boolean | null> {
  const frozen = frozenNumbers(tab);
  const rendered = await session.render(tab.text, {
    ...settingOf(tab),
    format: 'md',
    lang,
    ...(frozen ? { frozen } : {}),
    ...(tab.asOf === undefined ? {} : { asOf: tab.asOf }),
  });
  if (!rendered.ok) {
    sayFailed(rendered.error);
    return null;
  }
  // What a final document says was looked through when it became final: by now only its numbers can be wrong.
  const found = lintNumbers(session, tab, rendered.value.numbers, lang);
  for (const line of findingLines(tab.title, tab.text, found, lang)) console.log(line);
  const drifts = await driftsOf(session, [tab], { lang, now: new Date() });
  if (!drifts.ok) {
    sayFailed(drifts.error);
    return null;
  }
  const drift = drifts.value.get(tab.id);
  if (drift) sayDrift(tab.title, drift, tab.state === 'final');
  sayEmbeds(tab, lang, session);
  const { bound, hand, waived, loose } = found.counts;
  console.error(
    `${tab.title}: ${bound} bound, ${hand} by hand, ${waived} waived, ${loose} loose; ${drift?.lines.length ?? 0} of ${drift?.total ?? 0} changed`,
  );
  return !found.clean || (drift?.lines.length ?? 0) > 0;
}

/** Tables and charts are asked by the page alone: that they were not compared is said, for nobody should take silence for an answer. */
function sayEmbeds({ title, text }: SummaryTab, lang: Lang, session: Session): void {
  const count = embedsOf(text, lang, session);
  if (count > 0)
    console.error(`warning: ${title}: ${count} tables and charts were not compared; open the workspace for them`);
}

function sayDrift(name: string, { lines }: Drift, final: boolean): void {
  for (const { key, place, was, now } of lines) {
    console.log(`${name}: ${final ? `#${key} ` : ''}${place}: ${was.text} → ${now.text}`);
  }
}
