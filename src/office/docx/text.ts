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
import type { DocInline, DocParagraphLook } from './blocks';
import type { DocFont, DocLook } from './look';
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

export function inlineRuns(parts: readonly DocInline[], font: DocFont, ids: Ids): readonly ParagraphChild[] {
  return parts.flatMap((part) => {
    const run = new TextRun({
      ...runFont({ ...font, bold: part.bold ?? font.bold ?? false }),
      text: part.text,
      ...(part.raised ? { superScript: true } : {}),
    });
    return part.bound ? [boundRun(run, part.bound, ids)] : [run];
  });
}

/**
 * A run in a content control, and in a bookmark of the same name: Word keeps the control, WPS and others at least the bookmark.
 * The library has no controls of its own. A bookmark's name has at most 40 letters, digits and _, and begins with a letter.
 */
function boundRun(run: XmlComponent, { id, title }: NonNullable<DocInline['bound']>, ids: Ids): TextRun {
  const element = (
    name: string,
    attributes: Readonly<Record<string, string | number>> = {},
    children: readonly XmlComponent[] = [],
  ): BuilderElement =>
    new BuilderElement({
      name,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key, { key: `w:${key}`, value }]),
      ),
      children,
    });
  const mark = ids.next();
  const properties = element('w:sdtPr', {}, [
    element('w:alias', { val: title.slice(0, 64) }),
    element('w:tag', { val: id.slice(0, 64) }),
    element('w:id', { val: ids.next() }),
  ]);
  const content = element('w:sdtContent', {}, [
    element('w:bookmarkStart', { id: mark, name: bookmarkName(id) }),
    run,
    element('w:bookmarkEnd', { id: mark }),
  ]);
  return new InPlaceOfRun(element('w:sdt', {}, [properties, content]));
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

export const bookmarkName = (id: string): string => `n_${id.replace(/[^A-Za-z0-9_]/g, '_')}`.slice(0, 40);

const ALIGN = {
  body: AlignmentType.BOTH,
  plain: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  note: AlignmentType.LEFT,
  caption: AlignmentType.CENTER,
} as const satisfies Readonly<Record<DocParagraphLook, string>>;

/** Running text, a note below a table, the caption above one. */
export function textParagraph(parts: readonly DocInline[], kind: DocParagraphLook, look: DocLook, ids: Ids): Paragraph {
  const font = kind === 'note' ? look.table.note : kind === 'caption' ? look.table.caption : look.body;
  const running = kind !== 'note' && kind !== 'caption';
  return new Paragraph({
    alignment: ALIGN[kind],
    keepNext: kind === 'caption',
    spacing: running
      ? lineSpacing(look)
      : { before: kind === 'caption' ? twips(6) : twips(2), after: kind === 'caption' ? twips(4) : 0 },
    ...(kind === 'body' && look.indent ? { indent: { firstLine: twips(font.size * 2), firstLineChars: 200 } } : {}),
    children: inlineRuns(parts, font, ids),
  });
}

export const lineSpacing = ({ line }: DocLook): { line?: number; lineRule?: (typeof LineRuleType)['EXACT'] } =>
  line === null ? {} : { line: twips(line), lineRule: LineRuleType.EXACT };
