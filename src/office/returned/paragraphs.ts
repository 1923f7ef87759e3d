import { EMBED_MARK } from '../official/body';
import { bookmarkId } from '../docx/names';
import { childNamed, elementsIn, textIn, type XmlElement } from '../xml_tree';

/** A stretch of a paragraph; `id`: it is this number, told by its control or its bookmark. */
export interface ReturnedPiece {
  readonly text: string;
  readonly bold: boolean;
  readonly id?: string;
  readonly by?: 'control' | 'bookmark';
}

export interface ReturnedParagraph {
  readonly pieces: readonly ReturnedPiece[];
  readonly inTable: boolean;
}

export const paragraphText = ({ pieces }: ReturnedParagraph): string => pieces.map(({ text }) => text).join('');

/**
 * The paragraphs of a document in reading order, with changes that were tracked taken as made. Left out: empty ones, what stands behind the
 * bookmark `until` (appendices), and tables and charts of other tabs between their marks.
 */
export function paragraphsOf(root: XmlElement, until: string): readonly ReturnedParagraph[] {
  const walk: Walk = { found: [], embed: false, ended: false, until };
  visit(root, walk, false);
  return walk.found;
}

interface Walk {
  readonly found: ReturnedParagraph[];
  embed: boolean;
  ended: boolean;
  readonly until: string;
}

/** What of a part is no running text. */
const OUTSIDE = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:tblPr', 'w:tcPr', 'w:trPr', 'w:sectPr', 'mc:Fallback']);

function visit(element: XmlElement, walk: Walk, inTable: boolean): void {
  for (const child of elementsIn(element)) {
    if (walk.ended) return;
    if (OUTSIDE.has(child.name)) continue;
    if (child.name === 'w:bookmarkStart') marked(child, walk);
    if (child.name === 'w:p') paragraph(child, walk, inTable);
    else visit(child, walk, inTable || child.name === 'w:tbl');
  }
}

function marked({ attributes }: XmlElement, walk: Walk): void {
  const name = attributes['w:name'] ?? '';
  if (name === walk.until) walk.ended = true;
  if (name.startsWith(EMBED_MARK.start)) walk.embed = true;
  if (name.startsWith(EMBED_MARK.end)) walk.embed = false;
}

function paragraph(element: XmlElement, walk: Walk, inTable: boolean): void {
  const runs: Run[] = [];
  collect(element, runs, walk, { control: null, open: new Map() });
  if (walk.ended || walk.embed) return;
  const pieces = piecesOf(runs);
  if (pieces.some(({ text, id }) => text.trim() !== '' || id !== undefined)) walk.found.push({ pieces, inTable });
}

interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly control: string | null;
  readonly bookmarks: readonly string[];
}

interface Inside {
  readonly control: string | null;
  /** Bookmarks of numbers that are open, by the number that Word gives them. */
  readonly open: Map<string, string>;
}

function collect(element: XmlElement, runs: Run[], walk: Walk, inside: Inside): void {
  for (const child of elementsIn(element)) {
    switch (child.name) {
      case 'w:r':
        runs.push({ ...runOf(child), control: inside.control, bookmarks: [...inside.open.values()] });
        break;
      case 'w:bookmarkStart': {
        marked(child, walk);
        const id = bookmarkId(child.attributes['w:name'] ?? '');
        if (id === null) break;
        inside.open.set(child.attributes['w:id'] ?? '', id);
        // An empty one is told, too: what stood in it was deleted.
        runs.push({ text: '', bold: false, control: null, bookmarks: [id] });
        break;
      }
      case 'w:bookmarkEnd':
        inside.open.delete(child.attributes['w:id'] ?? '');
        break;
      case 'w:sdt': {
        const properties = childNamed(child, 'w:sdtPr');
        const tag = properties && childNamed(properties, 'w:tag')?.attributes['w:val'];
        const control = tag ?? inside.control;
        const content = childNamed(child, 'w:sdtContent');
        const prompt = properties && childNamed(properties, 'w:showingPlcHdr');
        if (tag !== undefined) runs.push({ text: '', bold: false, control: tag, bookmarks: [...inside.open.values()] });
        if (content && !prompt) collect(content, runs, walk, { ...inside, control });
        break;
      }
      default:
        if (!OUTSIDE.has(child.name)) collect(child, runs, walk, inside);
    }
  }
}

function runOf(run: XmlElement): Pick<Run, 'text' | 'bold'> {
  const properties = childNamed(run, 'w:rPr');
  const bold = properties && childNamed(properties, 'w:b');
  const text = elementsIn(run)
    .map((part) => {
      switch (part.name) {
        case 'w:t':
          return textIn(part);
        case 'w:tab':
          return '\t';
        case 'w:br':
        case 'w:cr':
          return '\n';
        case 'w:noBreakHyphen':
          return '-';
        default:
          return '';
      }
    })
    .join('');
  return { text, bold: bold !== undefined && !/^(?:0|false|off)$/.test(bold.attributes['w:val'] ?? '') };
}

/** Numbers by their control, and by their bookmark where the control is gone; what stands beside a control within its bookmark is text. */
function piecesOf(runs: readonly Run[]): readonly ReturnedPiece[] {
  const controls = new Set(runs.flatMap(({ control }) => control ?? []));
  const pieces: ReturnedPiece[] = [];
  for (const { text, bold, control, bookmarks } of runs) {
    const lone = [...bookmarks].reverse().find((id) => !controls.has(id));
    const told: Pick<ReturnedPiece, 'id' | 'by'> =
      control !== null ? { id: control, by: 'control' } : lone === undefined ? {} : { id: lone, by: 'bookmark' };
    if (text === '' && told.id === undefined) continue;
    const last = pieces.at(-1);
    if (last && last.id === told.id && (last.bold === bold || last.id !== undefined))
      pieces[pieces.length - 1] = { ...last, text: last.text + text };
    else pieces.push({ text, bold, ...told });
  }
  return pieces;
}
