import { MAX_BYTES } from '../sizes';
import { readDirectory } from '../archive/directory';
import { unpackMember } from '../archive/unpack';

/** The parts of a workbook that is a ZIP, by their names. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Parts that hold pictures, charts and print settings: nothing of a table is in them. */
const NOT_NEEDED =
  /^\/?(xl|Pictures|Thumbnails|docProps|Configurations2|customXml)\/(media|drawings|charts|embeddings|printerSettings|ctrlProps|activeX|theme|worksheets\/_rels\/x)\b|^\/?(Pictures|Thumbnails|Configurations2|customXml)\/|vbaProject|calcChain/i;

/** Why a workbook could not be unpacked: a part of it is damaged, under a password, or larger than can be taken. */
export class PackageError extends Error {
  constructor(
    readonly code: 'password' | 'broken_workbook' | 'workbook_too_large',
    readonly part: string,
  ) {
    super(`${code}: ${part}`);
  }
}

/** Unpacks the parts that hold tables, at most 1 GB of them. Throws a `PackageError`. */
export function unpackParts(bytes: Uint8Array): Parts {
  const parts = new Map<string, Uint8Array>();
  let left = MAX_BYTES;
  for (const member of readDirectory(bytes)) {
    if (member.name.endsWith('/') || NOT_NEEDED.test(member.name)) continue;
    const found = unpackMember(bytes, member, left);
    if ('bytes' in found) {
      left -= found.bytes.length;
      parts.set(member.name.replace(/^\//, ''), found.bytes);
    } else if (found.failed === 'encrypted') throw new PackageError('password', member.name);
    else if (found.failed === 'too_large') throw new PackageError('workbook_too_large', member.name);
    // A sheet that is damaged must not be missing in silence; what else is damaged is not missed.
    else if (/\.(xml|bin|rels)$/i.test(member.name)) throw new PackageError('broken_workbook', member.name);
  }
  return parts;
}
