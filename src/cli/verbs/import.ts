import { parseArgs } from '../args';
import { exitCode, filesIn, loadFiles, scratchSession, language } from '../scratch';
import { tCode } from '../../text';

/** `import FILE…`: what was understood of each file and sheet, and every issue, as JSON. */
export async function importFiles(argv: readonly string[]): Promise<number> {
  const session = await scratchSession();
  try {
    const { plan, issues } = await loadFiles(session, await filesIn(parseArgs(argv).positional));
    const lang = language();
    const report = {
      sources: plan.sources.map(({ name, sha256, encoding, sheets }) => ({
        name,
        sha256,
        encoding: encoding ?? null,
        sheets,
      })),
      issues: issues.map(({ severity, code, place, params }) => ({
        severity,
        file: place.file ?? null,
        sheet: place.sheet ?? null,
        row: place.row ?? null,
        column: place.column ?? null,
        code,
        message: tCode(lang, 'issue', code, params),
      })),
    };
    console.log(JSON.stringify(report, null, 1));
    return plan.sources.every(({ sheets }) => sheets.length === 0) ? 2 : exitCode(issues);
  } finally {
    await session.close();
  }
}
