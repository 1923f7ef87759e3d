import { issue, type Issue } from '../../../core';
import { MAX_BYTES } from '../sizes';
import { sniff } from '../sniff';
import { readDirectory, type Member } from './directory';
import { gunzip, gzipName, unpackMember, type Unpacked } from './unpack';

/** What an archive holds: files named `archive.zip/folder/file.csv`, and what of it could not be read. */
export interface Expanded {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly issues: readonly Issue[];
}

const MAX_MEMBERS = 2000;
const MAX_DEPTH = 3;

/** Files that systems and programs leave behind; nobody means them when importing a folder or an archive. */
export const isLeftover = (path: string): boolean =>
  /(^|\/)(__MACOSX|\.[^/]*)(\/|$)|(^|\/)(Thumbs\.db|desktop\.ini|~\$[^/]*|~[^/]*\.tmp)$/i.test(path);

/**
 * The files in a ZIP (not a workbook, which is a ZIP too) or gzip file, those in archives within it too; null where the bytes are
 * none of these. Never more than 1 GB and 2,000 files come out of one archive: beyond that nothing of it is read, and it is said.
 */
export function expandArchive(bytes: Uint8Array, name: string): Expanded | null {
  const { kind } = sniff(bytes);
  if (kind !== 'zip' && kind !== 'gzip') return null;
  const budget = { bytes: MAX_BYTES, members: MAX_MEMBERS };
  const found = expanded(bytes, name, kind, budget, 1);
  const over = found.issues.find(({ code }) => code === 'archive_too_large');
  return over ? { files: [], issues: [over] } : found;
}

type Budget = { bytes: number; members: number };

function expanded(bytes: Uint8Array, name: string, kind: 'zip' | 'gzip', budget: Budget, depth: number): Expanded {
  const inner = kind === 'gzip' ? gzipInner(bytes, name, budget) : zipInner(bytes, name, budget);
  const issues: Issue[] = [...inner.issues];
  const files = inner.files.flatMap((file) => {
    const { kind: found } = sniff(file.bytes);
    if (found !== 'zip' && found !== 'gzip') return [file];
    if (depth >= MAX_DEPTH) {
      issues.push(issue('error', 'archive_too_deep', { file: file.name }, { depth: MAX_DEPTH }));
      return [];
    }
    const deeper = expanded(file.bytes, file.name, found, budget, depth + 1);
    issues.push(...deeper.issues);
    return deeper.files;
  });
  return { files, issues };
}

function zipInner(bytes: Uint8Array, name: string, budget: Budget): Expanded {
  const members = readDirectory(bytes).filter((each) => !each.name.endsWith('/') && !isLeftover(safePath(each.name)));
  if (members.length === 0) return { files: [], issues: [issue('error', 'archive_empty', { file: name })] };
  const files: Expanded['files'][number][] = [];
  const issues: Issue[] = [];
  if (members.length > budget.members) return { files, issues: [tooLarge(name)] };
  budget.members -= members.length;
  for (const member of members) {
    const path = `${name}/${safePath(member.name)}`;
    const found = unpackMember(bytes, member, budget.bytes);
    if ('bytes' in found) {
      budget.bytes -= found.bytes.length;
      // A member that is stored as it is must not keep the whole archive in memory.
      files.push({ name: path, bytes: member.method === 0 ? found.bytes.slice() : found.bytes });
    } else if (found.failed === 'too_large') return { files: [], issues: [tooLarge(name)] };
    else issues.push(failure(found.failed, path, member));
  }
  const locked = issues.filter(({ code }) => code === 'archive_password');
  // One word for an archive that is locked as a whole.
  return locked.length === members.length
    ? { files, issues: [issue('error', 'archive_password', { file: name })] }
    : { files, issues };
}

function gzipInner(bytes: Uint8Array, name: string, budget: Budget): Expanded {
  const found = gunzip(bytes, budget.bytes);
  if ('failed' in found)
    return {
      files: [],
      issues: [found.failed === 'too_large' ? tooLarge(name) : issue('error', 'archive_broken', { file: name })],
    };
  budget.bytes -= found.bytes.length;
  const outer = name.replace(/^.*\//, '');
  // The name that people see counts; the one inside is that of the day of packing, and in nobody knows which encoding.
  const own = outer.replace(/\.(gz|gzip)$/i, '');
  const inner = own === outer ? safePath(gzipName(bytes) ?? own) || own : own;
  return { files: [{ name: `${name}/${inner}`, bytes: found.bytes }], issues: [] };
}

function failure(
  why: Exclude<Extract<Unpacked, { failed: string }>['failed'], 'too_large'>,
  file: string,
  member: Member,
): Issue {
  if (why === 'encrypted') return issue('error', 'archive_password', { file });
  if (why === 'method') return issue('error', 'archive_method', { file }, { method: member.method });
  return issue('error', 'archive_broken', { file });
}

const tooLarge = (file: string): Issue =>
  issue('error', 'archive_too_large', { file }, { limit: (MAX_BYTES / 1e9).toFixed(1), count: MAX_MEMBERS });

/** A member's path as part of a name: no root, no way up. */
const safePath = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
