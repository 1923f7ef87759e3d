import { err, issue, ok, type Issue, type Result } from '../../core';
import { elementsIn, textIn, xmlTree, type XmlElement } from '../xml_tree';

/** The parts of an XLSX that a form is read from, found by their relations. Prefixes of names do not count. */
export interface Workbook {
  readonly path: string;
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly strings: readonly string[];
  /** Whether each style shows percentages. */
  readonly percents: readonly boolean[];
}

export const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const named = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element ? elementsIn(element).filter((child) => local(child.name) === name) : [];
const first = (element: XmlElement | undefined, name: string): XmlElement | undefined => named(element, name)[0];

export function readWorkbook(parts: ReadonlyMap<string, Uint8Array>): Result<Workbook, Issue> {
  const none = err(issue('error', 'form_not_workbook'));
  const tree = (path: string): XmlElement | undefined => {
    const part = parts.get(path);
    const read = part ? xmlTree(part) : null;
    return read?.ok ? elementsIn(read.value)[0] : undefined;
  };
  const office = relations(tree('_rels/.rels'), '').find(({ type }) => type.endsWith('/officeDocument'));
  const path = office?.target ?? 'xl/workbook.xml';
  const book = tree(path);
  if (!book || local(book.name) !== 'workbook') return none;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const related = relations(tree(`${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const target = (ending: string): string => related.find(({ type }) => type.endsWith(ending))?.target ?? '';
  const sheets = named(first(book, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([key]) => local(key) === 'id' && key !== 'sheetId')?.[1];
    const part = related.find((one) => one.id === id);
    return part?.type.endsWith('/worksheet') ? [{ name: attributes['name'] ?? '', path: part.target }] : [];
  });
  if (sheets.length === 0) return none;
  return ok({
    path,
    sheets,
    strings: named(tree(target('/sharedStrings')), 'si').map(richText),
    percents: percentStyles(tree(target('/styles'))),
  });
}

/** Text of a cell without the readings that stand above it. */
export const richText = (element: XmlElement): string =>
  elementsIn(element)
    .map((child) =>
      local(child.name) === 't'
        ? textIn(child)
        : local(child.name) === 'r'
          ? named(child, 't').map(textIn).join('')
          : '',
    )
    .join('');

function relations(
  root: XmlElement | undefined,
  folder: string,
): readonly { readonly id: string; readonly type: string; readonly target: string }[] {
  return (root ? elementsIn(root) : []).map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    type: attributes['Type'] ?? '',
    target: resolved(attributes['Target'] ?? '', folder),
  }));
}

function resolved(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}

/** Formats 9 and 10 are percentages; others say so in their code. */
function percentStyles(root: XmlElement | undefined): readonly boolean[] {
  const codes = new Map(
    named(first(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes['numFmtId'],
      attributes['formatCode'] ?? '',
    ]),
  );
  return named(first(root, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = attributes['numFmtId'];
    return id === '9' || id === '10' || /%/.test((codes.get(id) ?? '').replace(/"[^"]*"|\\./g, ''));
  });
}
