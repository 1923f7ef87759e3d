import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { builtInCatalog } from '../catalog/builtIn';
import type { Issue } from '../core';
import { cellAddress } from '../core';
import { startNodeEngine } from '../engine/node';
import {
  openSession,
  openWorkspaceFile,
  saveNew,
  windowOf,
  type FileIn,
  type ImportPlan,
  type Reader,
  type Session,
} from '../flow';
import { builtInProfiles } from '../ingest/builtIn';
import { expandArchive, isLeftover, openSource, planWithLists } from '../ingest';
import { memoryStorage } from '../storage';
import { tCode, type Lang } from '../text';
import { newWorkspace } from '../workspace';
import { UsageError } from './args';

/**
 * Files named on the command line, and those in folders named there, with all folders below; read when they are needed. Files of a
 * folder are named by their path from it on (`2024/专利/授权.csv`). What is not there is a usage error.
 */
export async function filesIn(paths: readonly string[]): Promise<readonly FileIn[]> {
  if (paths.length === 0) throw new UsageError('no files named');
  const found = await Promise.all(paths.map((path) => filesAt(resolve(path), basename(resolve(path)), path)));
  return found.flat();
}

async function filesAt(path: string, name: string, said: string): Promise<readonly FileIn[]> {
  const about = await stat(path).catch(() => null);
  if (about?.isDirectory()) {
    const inner = (await readdir(path)).sort().filter((each) => !isLeftover(each));
    return (await Promise.all(inner.map((each) => filesAt(join(path, each), `${name}/${each}`, said)))).flat();
  }
  if (!about?.isFile()) throw new UsageError(`cannot read ${said}`);
  return [{ name, size: about.size, bytes: async () => new Uint8Array(await readFile(path)) }];
}

/** A workspace in memory with the built-in catalog, gone when the command ends. */
export async function scratchSession(): Promise<Session> {
  const storage = memoryStorage();
  const workspace = { ...newWorkspace('scratch', 'scratch', builtInCatalog), profiles: builtInProfiles };
  await saveNew(storage, workspace);
  const opened = await openSession(
    { storage, startEngine: startNodeEngine, reader: directReader, now: () => new Date(), newId: randomUUID },
    workspace.id,
  );
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** The workspace of a file, in memory, gone when the command ends; the file stays as it is. What is none is a usage error. */
export async function workspaceSession(bytes: Uint8Array, said: string): Promise<Session> {
  const ports = {
    storage: memoryStorage(),
    startEngine: startNodeEngine,
    reader: directReader,
    now: () => new Date(),
    newId: randomUUID,
  };
  const id = await openWorkspaceFile(ports, bytes);
  if (!id.ok) throw new UsageError(`cannot read ${said}: ${id.error.code}`);
  const opened = await openSession(ports, id.value);
  if (!opened.ok) throw new UsageError(`cannot open ${said}: ${opened.error.code}`);
  return opened.value;
}

const memberFile = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): FileIn => ({
  name,
  size: bytes.length,
  bytes: () => Promise.resolve(bytes),
});

/** Reads files in this very thread. */
export const directReader: Reader = {
  async read(file, { catalog, profiles, answers }, { whole } = {}) {
    const { encoding, delimiter } = answers?.[file.name] ?? {};
    const options = {
      ...(encoding ? { encoding } : {}),
      ...(delimiter ? { delimiter } : {}),
      ...(whole ? { large: Infinity } : {}),
    };
    return planWithLists(await openSource(await file.bytes(), file.name, options), catalog, profiles, answers);
  },
  async expand(file) {
    const bytes = await file.bytes();
    const found = expandArchive(bytes, file.name);
    return found && { files: found.files.map(memberFile), issues: found.issues };
  },
  async window(file, sheet, from, to, options) {
    return windowOf(await openSource(await file.bytes(), file.name, options), sheet, from, to);
  },
};

/** Plans and loads the files; every issue goes to standard error. */
export async function loadFiles(
  session: Session,
  files: readonly FileIn[],
): Promise<{ readonly plan: ImportPlan; readonly issues: readonly Issue[] }> {
  const plan = await session.plan(files);
  const accepted = await session.accept(plan);
  const issues = accepted.ok ? accepted.value.issues : [...plan.issues, accepted.error];
  printIssues(issues);
  return { plan, issues };
}

export function printIssues(issues: readonly Issue[], lang: Lang = language()): void {
  for (const found of issues) console.error(issueLine(found, lang));
}

/** `2024年专利.xlsx › 授权 › D17: what and what to do`. */
export function issueLine({ severity, code, place, params }: Issue, lang: Lang): string {
  const cell =
    place.row === undefined
      ? undefined
      : place.column === undefined
        ? `${place.row}`
        : cellAddress(place.row, place.column);
  const where = [place.file, place.sheet, cell].filter((part) => part !== undefined && part !== '').join(' › ');
  return `${severity}: ${where ? `${where}: ` : ''}${tCode(lang, 'issue', code, params)}`;
}

export const language = (): Lang => (/^zh/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'zh' : 'en');

export const exitCode = (issues: readonly Issue[]): number =>
  issues.some(({ severity }) => severity === 'error') ? 1 : 0;
