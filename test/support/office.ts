import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PLACES = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** LibreOffice, found by `npm test` before all tests, or where it usually lies. */
function soffice(): string {
  const found = [process.env['SOFFICE_PATH'], ...PLACES].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('no LibreOffice: run `npm test`, which installs it, or set SOFFICE_PATH');
  return found;
}

export interface OfficeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files as LibreOffice converts them, by their new names. All of one kind in one start, since a start takes seconds. */
export async function converted(
  files: readonly OfficeFile[],
  to: 'pdf' | 'csv' | 'txt' | 'html' | 'docx' | 'odt' | 'xlsx',
): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'almanac-office-'));
  try {
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
    const filter = {
      csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1',
      txt: 'txt:Text (encoded):UTF8',
      pdf: 'pdf',
      html: 'html',
      docx: 'docx',
      odt: 'odt',
      xlsx: 'xlsx:Calc MS Excel 2007 XML',
    }[to];
    await run(
      soffice(),
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--norestore',
        // A page is opened as a page of the web, which cannot be written as a document.
        ...(to === 'docx' && files.every(({ name }) => name.endsWith('.html')) ? ['--infilter=HTML (StarWriter)'] : []),
        '--convert-to',
        filter,
        '--outdir',
        join(folder, 'out'),
        ...files.map(({ name }) => join(folder, name)),
      ],
      { timeout: 150_000 },
    );
    const names = await readdir(join(folder, 'out'));
    return new Map(
      await Promise.all(
        names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, 'out', name)))] as const),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The text of a PDF, laid out as printed, one string for each page. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'almanac-pdf-'));
  try {
    const path = join(folder, 'a.pdf');
    await writeFile(path, pdf);
    const { stdout } = await run('pdftotext', ['-layout', path, '-'], { maxBuffer: 32 * 1024 * 1024 });
    return stdout.split('\f').slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
