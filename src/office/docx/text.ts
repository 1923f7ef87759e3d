import {
  AlignmentType,
  BuilderElement,
  LineRuleType,
  Paragraph,
  TextRun,
  type IContext,
  type IRunOptions,
  type IXmlableObject,
  type ParagraphChild,
  type XmlComponent,
} from 'docx';
import type { DocBlock, DocInline, DocParagraphLook } from './blocks';
import type { DocFont, DocLook } from './look';
import { bookmarkName, numberingOf } from './names';
import { twips } from './units';

/** Ids that must differ within one document. */
export interface Ids {
  next(): number;
}

/** Apart from those that the library counts from 1. */
export function docIds(): Ids {
  let last = 100_000;
  return { next: () => ++last };
}

/** A run's typeface and size; Chinese text and Latin text each have their own. */
export const runFont = ({ han, latin, size, bold }: DocFont): IRunOptions => ({
  font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: han },
  size: Math.round(size * 2),
  color: '000000',
  ...(bold ? { bold: true } : {}),
});

export function inlineRuns(parts: readonly DocInline[], look: InlineLook, ids: Ids): readonly ParagraphChild[] {
  const { font, stressed = font } = look;
  return parts.flatMap((part) => {
    const base = part.stressed ? { ...font, han: stressed.han } : font;
    const run = new TextRun({
      ...runFont({ ...base, bold: part.bold ?? font.bold ?? false }),
      text: part.text,
      ...(part.breaks ? { break: 1 } : {}),
      ...(part.raised ? { superScript: true } : {}),
    });
    return part.bound ? boundRun(run, part.bound, ids) : [run];
  });
}

export interface InlineLook {
  readonly font: DocFont;
  /** The typeface of stressed words; left out: the same. */
  readonly stressed?: DocFont;
}

type Children = readonly XmlComponent[];

const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: Children = [],
): BuilderElement =>
  new BuilderElement({
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key: `w:${key}`, value }])),
    children,
  });

/**
 * A run in a content control, with a bookmark of the same name around it: Word keeps the control, WPS and others at least the bookmark,
 * and whoever types over what stands in the control leaves the bookmark where it is. The library has no controls of its own.
 */
function boundRun(run: XmlComponent, { id, title }: NonNullable<DocInline['bound']>, ids: Ids): readonly TextRun[] {
  const properties = element('w:sdtPr', {}, [
    element('w:alias', { val: title.slice(0, 64) }),
    element('w:tag', { val: id.slice(0, 64) }),
    element('w:id', { val: ids.next() }),
  ]);
  return marked(bookmarkName(id), [element('w:sdt', {}, [properties, element('w:sdtContent', {}, [run])])], ids);
}

/** Elements with a bookmark around them. */
function marked(name: string, children: Children, ids: Ids): readonly TextRun[] {
  const mark = ids.next();
  return [element('w:bookmarkStart', { id: mark, name }), ...children, element('w:bookmarkEnd', { id: mark })].map(
    (each) => new InPlaceOfRun(each),
  );
}

/** Another element where the library expects a run. */
class InPlaceOfRun extends TextRun {
  readonly #element: XmlComponent;
  constructor(element: XmlComponent) {
    super('');
    this.#element = element;
  }
  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.#element.prepForXml(context);
  }
}

const ALIGN = {
  body: AlignmentType.BOTH,
  plain: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  note: AlignmentType.LEFT,
  caption: AlignmentType.CENTER,
  quote: AlignmentType.BOTH,
  code: AlignmentType.LEFT,
  slim: AlignmentType.LEFT,
} as const satisfies Readonly<Record<DocParagraphLook, string>>;

type TextBlock = Extract<DocBlock, { readonly kind: 'paragraph' }>;

/** Running text, an item of a list, a quotation, a note below a table, the caption above one. */
export function textParagraph(
  { parts, list, mark, look: kind = 'body' }: TextBlock,
  look: DocLook,
  ids: Ids,
): Paragraph {
  const [, stressed] = look.headings;
  const font = fontOf(kind, look);
  const running = kind !== 'note' && kind !== 'caption';
  const runs = inlineRuns(parts, { font, stressed }, ids);
  return new Paragraph({
    alignment: ALIGN[kind],
    keepNext: kind === 'caption',
    spacing:
      kind === 'slim'
        ? { before: 0, after: 0, line: twips(6), lineRule: LineRuleType.EXACT }
        : running
          ? lineSpacing(look)
          : { before: kind === 'caption' ? twips(6) : twips(2), after: kind === 'caption' ? twips(4) : 0 },
    ...(list
      ? { numbering: { reference: numberingOf(list), instance: list.list, level: list.level } }
      : kind === 'quote'
        ? { indent: { left: twips(font.size * 2), right: twips(font.size * 2) } }
        : kind === 'body' && look.indent
          ? { indent: { firstLine: twips(font.size * 2), firstLineChars: 200 } }
          : {}),
    children: mark === undefined ? runs : [...marked(mark, [], ids), ...runs],
  });
}

function fontOf(kind: DocParagraphLook, look: DocLook): DocFont {
  switch (kind) {
    case 'note':
      return look.table.note;
    case 'caption':
      return look.table.caption;
    case 'quote':
      return { ...look.body, han: look.headings[1].han };
    case 'code':
      return { ...look.table.font, latin: 'Courier New' };
    default:
      return look.body;
  }
}

export const lineSpacing = ({ line }: DocLook): { line?: number; lineRule?: (typeof LineRuleType)['EXACT'] } =>
  line === null ? {} : { line: twips(line), lineRule: LineRuleType.EXACT };
