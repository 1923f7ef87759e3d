import { t } from '../../text';
import type { DocBlock, DocInline } from '../docx/blocks';
import { numbersOf, type NumberCell, type OfficialDocument } from './document';

const MARGIN = { top: 20, bottom: 18, left: 22, right: 22 };
const SIZE = 7.5;

/** 数据来源明细: for each number its query, the cells behind it with the SHA-256 of their files, and SQL that runs alone. */
export function machineBlocks(document: OfficialDocument, mark?: string): readonly DocBlock[] {
  const { lang, title } = document;
  const noted = numbersOf(document).flatMap(({ id, shown, expression, note }) =>
    note ? [{ id, shown, expression, note }] : [],
  );
  const head = (
    key: 'id' | 'number' | 'exact' | 'query' | 'file' | 'sheet' | 'cell' | 'value' | 'hash',
  ): DocInline[] => [{ text: t(lang, `official.machine.${key}`) }];
  const line = (label: string, text: string): DocBlock => ({
    kind: 'paragraph',
    look: 'note',
    parts: [{ text: `${label}${lang === 'zh' ? '：' : ': '}`, bold: true }, { text }],
  });
  return [
    { kind: 'section', orientation: 'portrait', margin: MARGIN },
    {
      kind: 'paragraph',
      look: 'caption',
      ...(mark === undefined ? {} : { mark }),
      parts: [{ text: t(lang, 'official.machine.title', { title: title ?? '' }) }],
    },
    {
      kind: 'grid',
      rules: 'ruled',
      size: SIZE,
      widths: [10, 26, 30, 60],
      heads: [head('id'), head('number'), head('exact'), head('query')],
      rows: noted.map(({ id, shown, expression, note }) => [
        [{ text: id }],
        [{ text: shown }],
        [{ text: note.exact }],
        [{ text: `{{${expression}}}  ${note.query}` }],
      ]),
    },
    ...noted.flatMap(({ id, shown, note }): readonly DocBlock[] => [
      line(id, `${shown} ${note.what}`),
      ...(note.cells.length === 0
        ? []
        : [
            {
              kind: 'grid',
              rules: 'ruled',
              size: SIZE,
              widths: [40, 20, 10, 22, 50],
              heads: [head('file'), head('sheet'), head('cell'), head('value'), head('hash')],
              rows: note.cells.map(cellRow),
            } as const,
          ]),
      { kind: 'paragraph', look: 'note', parts: [{ text: note.sql.replace(/\s+/g, ' ') }] },
    ]),
  ];
}

const cellRow = ({ file, sheet, cell, value, sha256 }: NumberCell): readonly (readonly DocInline[])[] => [
  [{ text: file }],
  [{ text: sheet }],
  [{ text: cell }],
  [{ text: value }],
  [{ text: sha256 }],
];
