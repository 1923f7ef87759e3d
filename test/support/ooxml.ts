import { unzipSync, strFromU8, type Unzipped } from 'fflate';

/** What is wrong with a file of an office program, by the rules for which such programs offer to repair it. Empty: nothing found. */
export function officeProblems(bytes: Uint8Array): readonly string[] {
  const files = unzipSync(bytes);
  const xml = Object.keys(files).filter((path) => /\.(xml|rels)$/.test(path));
  const parsed = new Map<string, Element[]>();
  const problems: string[] = [];
  for (const path of xml) {
    const { elements, problem } = parse(strFromU8(files[path] ?? new Uint8Array()));
    if (problem) problems.push(`${path}: ${problem}`);
    parsed.set(path, elements);
  }
  const attributes = (path: string, name: string): readonly Element[] =>
    (parsed.get(path) ?? []).filter((element) => element.name === name);
  return [
    ...problems,
    ...contentTypes(files, attributes('[Content_Types].xml', 'Default'), attributes('[Content_Types].xml', 'Override')),
    ...xml
      .filter((path) => path.endsWith('.rels'))
      .flatMap((path) => relations(files, path, attributes(path, 'Relationship'))),
    ...xml.filter((path) => !path.endsWith('.rels')).flatMap((path) => usedRelations(path, parsed, files)),
    ...xml.flatMap((path) => uniqueIds(path, parsed.get(path) ?? [])),
    ...xml
      .filter((path) => /\/charts\/chart\d+\.xml$/.test(path))
      .flatMap((path) => axes(path, parsed.get(path) ?? [])),
    ...xml.filter((path) => /xl\/worksheets\/sheet\d+\.xml$/.test(path)).flatMap((path) => sheet(path, parsed)),
    ...(parsed.has('word/document.xml') ? word(parsed.get('word/document.xml') ?? []) : []),
  ];
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly children: Element[];
  text: string;
}

const TOKEN =
  /<\?xml[^>]*\?>|<!--[^]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+=(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|[^]/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_, hex: string, decimal: string, name: string) =>
    name ? (ENTITIES[name] ?? '') : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );

/** Elements in document order; a problem where the text is not well-formed. Strict: office programs forgive nothing. */
function parse(text: string): { readonly elements: Element[]; readonly problem: string | null } {
  const elements: Element[] = [];
  const open: Element[] = [];
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text))
    return { elements, problem: 'a character that XML does not allow' };
  for (const [token, closing, name, given = '', single, words] of text.matchAll(TOKEN)) {
    const at = open.at(-1);
    if (words !== undefined) {
      if (/&(?!#x[0-9a-fA-F]+;|#\d+;|(?:amp|lt|gt|quot|apos);)/.test(words))
        return { elements, problem: `an ampersand alone in ${words.slice(0, 40)}` };
      if (at) at.text += plain(words);
    } else if (name === undefined) {
      if (!token.startsWith('<?') && !token.startsWith('<!--')) return { elements, problem: `not XML: ${token}` };
    } else if (closing === '/') {
      if (at?.name !== name) return { elements, problem: `<${at?.name ?? ''}> is closed by </${name}>` };
      open.pop();
    } else {
      const attributes = Object.fromEntries(
        [...given.matchAll(/([\w:.-]+)=(?:"([^"]*)"|'([^']*)')/g)].map(([, key, one, two]) => [
          key ?? '',
          plain(one ?? two ?? ''),
        ]),
      );
      const element: Element = { name, attributes, parent: at ?? null, children: [], text: '' };
      at?.children.push(element);
      elements.push(element);
      if (single !== '/') open.push(element);
    }
  }
  if (open.length > 0) return { elements, problem: `<${open.at(-1)?.name ?? ''}> is not closed` };
  return { elements, problem: elements.some(({ name }) => name === 'undefined') ? 'an element has no name' : null };
}

function contentTypes(files: Unzipped, defaults: readonly Element[], overrides: readonly Element[]): readonly string[] {
  const endings = new Set(defaults.map(({ attributes }) => attributes['Extension']));
  const named = overrides.map(({ attributes }) => attributes['PartName'] ?? '');
  const typed = new Set(named);
  return [
    ...named.filter((part, i) => named.indexOf(part) !== i).map((part) => `[Content_Types]: ${part} twice`),
    ...named.filter((part) => !(part.slice(1) in files)).map((part) => `[Content_Types]: ${part} is not there`),
    ...Object.keys(files)
      .filter((path) => path !== '[Content_Types].xml' && !path.endsWith('/'))
      .filter((path) => !typed.has(`/${path}`) && !endings.has(path.slice(path.lastIndexOf('.') + 1)))
      .map((path) => `[Content_Types]: ${path} has no type`),
  ];
}

function relations(files: Unzipped, path: string, list: readonly Element[]): readonly string[] {
  const folder = path.replace(/_rels\/[^/]+$/, '');
  const ids = list.map(({ attributes }) => attributes['Id'] ?? '');
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${path}: ${id} twice`),
    ...list.flatMap(({ attributes }) => {
      const target = attributes['Target'] ?? '';
      if (attributes['TargetMode'] === 'External') return [];
      const at = target.startsWith('/') ? target.slice(1) : resolved(folder + target);
      return at in files ? [] : [`${path}: ${target} is not there`];
    }),
  ];
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** r:id and r:embed name a relation that is there. */
function usedRelations(path: string, parsed: ReadonlyMap<string, Element[]>, files: Unzipped): readonly string[] {
  const rels = path.replace(/([^/]+)$/, '_rels/$1.rels');
  const ids = new Set((parsed.get(rels) ?? []).map(({ attributes }) => attributes['Id']));
  return (parsed.get(path) ?? []).flatMap(({ name, attributes }) =>
    Object.entries(attributes)
      .filter(([key, value]) => /^r:(id|embed|link|pict)$/.test(key) && value !== '' && !ids.has(value))
      .map(
        ([, value]) =>
          `${path}: <${name}> names ${value}, which ${rels in files ? 'is not among its relations' : 'has no relations'}`,
      ),
  );
}

/** Ids that must differ within one part. */
const IDS: readonly (readonly [element: string, attribute: string])[] = [
  ['wp:docPr', 'id'],
  ['p:cNvPr', 'id'],
  ['w:bookmarkStart', 'w:id'],
  ['w:bookmarkStart', 'w:name'],
  ['p:sldId', 'id'],
  ['sheet', 'sheetId'],
  ['sheet', 'name'],
];

function uniqueIds(path: string, elements: readonly Element[]): readonly string[] {
  const control = elements
    .filter(({ name, parent }) => name === 'w:id' && parent?.name === 'w:sdtPr')
    .map(({ attributes }) => attributes['w:val'] ?? '');
  const lists = [
    ['w:sdt w:id', control] as const,
    ...IDS.map(
      ([name, key]) =>
        [
          `${name} ${key}`,
          elements.filter((each) => each.name === name).map(({ attributes }) => attributes[key] ?? ''),
        ] as const,
    ),
  ];
  return lists.flatMap(([name, values]) =>
    values.filter((value, i) => values.indexOf(value) !== i).map((value) => `${path}: ${name} ${value} twice`),
  );
}

/** As many axes as the chart names, and no missing value written as an empty one. */
function axes(path: string, elements: readonly Element[]): readonly string[] {
  const defined = elements
    .filter(({ name, parent }) => name === 'c:axId' && /Ax$/.test(parent?.name ?? ''))
    .map(({ attributes }) => attributes['val']);
  const named = elements
    .filter(({ name, parent }) => name === 'c:axId' && /Chart$/.test(parent?.name ?? ''))
    .map(({ attributes }) => attributes['val']);
  return [
    ...named
      .filter((id) => !defined.includes(id))
      .map((id) => `${path}: the chart names axis ${id ?? ''}, which is not there`),
    ...elements.filter(({ name, text }) => name === 'c:v' && text === '').map(() => `${path}: an empty value`),
    ...elements
      .filter(({ name }) => name === 'c:numCache' || name === 'c:strCache')
      .flatMap(({ children }) => {
        const count = Number(children.find(({ name }) => name === 'c:ptCount')?.attributes['val']);
        return children.some(({ name, attributes }) => name === 'c:pt' && Number(attributes['idx']) >= count)
          ? [`${path}: a point beyond its count`]
          : [];
      }),
  ];
}

const SHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'mergeCells',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
];

function sheet(path: string, parsed: ReadonlyMap<string, Element[]>): readonly string[] {
  const elements = parsed.get(path) ?? [];
  const styles = Number(
    (parsed.get('xl/styles.xml') ?? []).find(({ name }) => name === 'cellXfs')?.attributes['count'],
  );
  const strings = (parsed.get('xl/sharedStrings.xml') ?? []).filter(({ name }) => name === 'si').length;
  const order = (elements[0]?.children ?? []).map(({ name }) => SHEET_ORDER.indexOf(name));
  const cells = elements.filter(({ name }) => name === 'c');
  const at = cells.map(({ attributes }) => attributes['r'] ?? '');
  const merged = elements.filter(({ name }) => name === 'mergeCell').map(({ attributes }) => attributes['ref'] ?? '');
  return [
    ...(order.some((place, i) => place < 0 || place < (order[i - 1] ?? 0))
      ? [`${path}: its parts are not in order`]
      : []),
    ...(new Set(at).size < at.length ? [`${path}: a cell twice`] : []),
    ...cells
      .filter(({ attributes }) => Number(attributes['s']) >= styles)
      .map(({ attributes }) => `${path}: ${attributes['r'] ?? ''} has a style that is not there`),
    ...cells
      .filter(({ attributes, children }) => attributes['t'] === 's' && Number(children[0]?.text) >= strings)
      .map(({ attributes }) => `${path}: ${attributes['r'] ?? ''} has a text that is not there`),
    ...cells
      .filter(
        ({ attributes, children }) =>
          attributes['t'] === undefined &&
          children.some(({ name, text }) => name === 'v' && !Number.isFinite(Number(text || 'none'))),
      )
      .map(({ attributes }) => `${path}: ${attributes['r'] ?? ''} is no number`),
    ...merged
      .filter((ref, i) => merged.some((other, j) => j < i && overlap(ref, other)))
      .map((ref) => `${path}: ${ref} is merged over another`),
  ];
}

function overlap(a: string, b: string): boolean {
  const [x, y] = [box(a), box(b)];
  return x.left <= y.right && y.left <= x.right && x.top <= y.bottom && y.top <= x.bottom;
}

function box(ref: string): { left: number; right: number; top: number; bottom: number } {
  const [from = '', to = from] = ref.split(':');
  const column = (text: string): number =>
    [...(/^[A-Z]+/.exec(text)?.[0] ?? '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
  const row = (text: string): number => Number(/\d+$/.exec(text)?.[0]);
  return { left: column(from), right: column(to), top: row(from), bottom: row(to) };
}

/** Rows with cells, cells with paragraphs, as many columns in each row as the grid has. */
function word(elements: readonly Element[]): readonly string[] {
  return elements
    .filter(({ name }) => name === 'w:tbl')
    .flatMap((table, i) => {
      const grid = table.children.find(({ name }) => name === 'w:tblGrid')?.children.length ?? 0;
      return table.children
        .filter(({ name }) => name === 'w:tr')
        .flatMap((row, r) => {
          const cells = row.children.filter(({ name }) => name === 'w:tc');
          const width = cells.reduce((sum, cell) => sum + spanOf(cell), 0);
          const bare = cells.filter((cell) => cell.children.at(-1)?.name !== 'w:p').length;
          return [
            ...(width === grid ? [] : [`table ${i + 1}, row ${r + 1}: ${width} columns of ${grid}`]),
            ...(bare === 0 ? [] : [`table ${i + 1}, row ${r + 1}: ${bare} cells do not end with a paragraph`]),
          ];
        });
    });
}

function spanOf(cell: Element): number {
  const span = cell.children.find(({ name }) => name === 'w:tcPr')?.children.find(({ name }) => name === 'w:gridSpan');
  return Number(span?.attributes['w:val'] ?? 1);
}
