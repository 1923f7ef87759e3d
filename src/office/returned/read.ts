import { err, issue, ok, type Issue, type Result } from '../../core';
import { KEPT_NAMESPACE } from '../official/kept';
import { APPENDIX_MARK } from '../official/signoff';
import { officeParts } from '../safe_parts';
import { paragraphsOf, type ReturnedParagraph } from './paragraphs';
import { elementsIn, xmlTree, type XmlElement } from '../xml_tree';

/** A document as it came back: its running text, with the numbers that could be told by their controls or bookmarks. */
export interface ReturnedFile {
  readonly paragraphs: readonly ReturnedParagraph[];
  /** Hashes of what was printed, by the id of the number, where the file still has them. */
  readonly printed: ReadonlyMap<string, string>;
}

const DOCUMENT = 'word/document.xml';

/** Reads a DOCX; only its text and what the export kept in it are ever unpacked. */
export function readReturned(bytes: Uint8Array): Result<ReturnedFile, Issue> {
  const parts = officeParts(bytes, (path) => path === DOCUMENT || /^customXml\/item\d+\.xml$/.test(path));
  if (!parts.ok) return parts;
  const document = parts.value.get(DOCUMENT);
  if (!document) return err(issue('error', 'office_not_document'));
  const tree = xmlTree(document);
  if (!tree.ok) return tree;
  const printed = new Map<string, string>();
  for (const [path, part] of parts.value) {
    const kept = path === DOCUMENT ? null : xmlTree(part);
    if (kept?.ok) for (const [id, hash] of keptIn(kept.value)) printed.set(id, hash);
  }
  return ok({ paragraphs: paragraphsOf(tree.value, APPENDIX_MARK), printed });
}

function keptIn(root: XmlElement): readonly (readonly [string, string])[] {
  const [document] = elementsIn(root).filter(({ attributes }) => attributes['xmlns'] === KEPT_NAMESPACE);
  return document
    ? elementsIn(document).map(({ attributes }) => [attributes['id'] ?? '', attributes['printed'] ?? ''])
    : [];
}
