import { t, type Lang } from '../../text';
import { textWidth } from '../../view';
import type { DocBlock, DocInline } from '../docx/blocks';
import type { NumberNote, OfficialDocument, OfficialNumber } from './document';
import { sentencesOf } from './sentence';

/** Millimetres: wide enough for three lines a number, so that ten stand on a page turned sideways. */
const MARGIN = { top: 16, bottom: 16, left: 18, right: 18 };
/** Shares of the width: 序号, 数, 原句, 口径, 来源, 数据截至, 核对人, 签字. */
const WIDTHS = [9, 25, 58, 51, 57, 25, 18, 18];
const SIZE = 9;
/** Characters (Han count two) of three lines, so that no row grows above them. */
const MOST_SOURCE = 92;
const MOST_SCOPE = 86;

/** 数据核对表: what is checked and signed before a document goes out. In words, without a line of SQL; a row for each number. */
export function signoffBlocks(document: OfficialDocument, mark?: string): readonly DocBlock[] {
  const { lang, blocks, places, title } = document;
  const sentences = sentencesOf(blocks, places);
  const rows = places.flatMap((number, i) => (number.kind === 'number' ? [{ number, sentence: sentences[i] }] : []));
  const head = (
    key: 'no' | 'number' | 'sentence' | 'scope' | 'source' | 'until' | 'checked' | 'signed',
  ): DocInline[] => [{ text: t(lang, `official.signoff.${key}`) }];
  return [
    { kind: 'section', orientation: 'landscape', margin: MARGIN },
    {
      kind: 'paragraph',
      look: 'caption',
      ...(mark === undefined ? {} : { mark }),
      parts: [{ text: t(lang, 'official.signoff.title', { title: title ?? '' }) }],
    },
    {
      kind: 'grid',
      rules: 'ruled',
      size: SIZE,
      widths: WIDTHS,
      aligns: ['center', 'left', 'left', 'left', 'left', 'center', 'left', 'left'],
      heads: [
        head('no'),
        head('number'),
        head('sentence'),
        head('scope'),
        head('source'),
        head('until'),
        head('checked'),
        head('signed'),
      ],
      rows: rows.map(({ number, sentence }, i) => [
        [{ text: String(i + 1) }],
        [{ text: number.shown, bold: true }],
        quoted(sentence ?? { text: '', start: 0, end: 0 }),
        [{ text: scopeOf(number, lang) }],
        [{ text: sourceOf(number.note, lang) }],
        [{ text: number.note?.until ?? '' }],
        [],
        [],
      ]),
    },
    {
      kind: 'paragraph',
      look: 'note',
      parts: [{ text: t(lang, 'official.signoff.count', { count: rows.length }) }],
    },
  ];
}

/** A bookmark where the appendices begin: what comes behind it is not the document's text. */
export const APPENDIX_MARK = 'almanac_appendix';

const quoted = ({ text, start, end }: { text: string; start: number; end: number }): readonly DocInline[] => [
  { text: text.slice(0, start) },
  { text: text.slice(start, end), bold: true },
  { text: text.slice(end) },
];

function scopeOf({ note, problem, guard }: OfficialNumber, lang: Lang): string {
  if (problem !== undefined) return problem;
  if (!note) return guard === null ? '' : t(lang, `carry.guard.${guard}`);
  const { what, definition } = note;
  return short(definition === '' ? what : `${what}${lang === 'zh' ? '：' : ': '}${definition}`, MOST_SCOPE);
}

function sourceOf(note: NumberNote | null, lang: Lang): string {
  if (!note) return '';
  const sheets = new Map<string, Set<string>>();
  for (const { file, sheet, cell } of note.cells) {
    // The one sheet of a text file has the file's own name.
    const own = sheet === '' || file.startsWith(`${sheet}.`) ? file : `${file} › ${sheet}`;
    const cells = sheets.get(own) ?? new Set();
    sheets.set(own, cell === '' ? cells : cells.add(cell));
  }
  const [separator, comma] = lang === 'zh' ? ['；', '、'] : ['; ', ', '];
  const written = [...sheets].map(([own, cells]) => {
    const [first = '', second] = cells;
    const few = cells.size === 2 && second !== undefined ? `${first}${comma}${second}` : first;
    const all = cells.size > 2 ? t(lang, 'official.signoff.cells', { first, count: cells.size }) : few;
    return { own, at: all === '' ? '' : ` ${all}` };
  });
  // Of several files each is named by its beginning: the whole list is in the appendix for machines.
  const most = Math.max(16, Math.floor((MOST_SOURCE - 12) / Math.max(1, Math.min(2, written.length))));
  const shown = written.slice(0, 2).map(({ own, at }) => `${short(own, most - textWidth(at) - 2)}${at}`);
  const more = written.length - shown.length;
  return [...shown, ...(more > 0 ? [t(lang, 'official.signoff.more', { count: more })] : [])].join(separator);
}

/** At most so wide, Han counted as two. */
function short(text: string, most: number): string {
  if (textWidth(text) <= most) return text;
  let out = '';
  for (const char of text) {
    if (textWidth(out + char) > most - 1) break;
    out += char;
  }
  return `${out}…`;
}
