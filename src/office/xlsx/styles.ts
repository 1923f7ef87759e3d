import { escapeXml } from '../xml';
import { MAIN } from './sheet';

/** How a cell looks. Left out: body font, general format, no rules. */
export interface CellStyle {
  readonly format?: string;
  readonly font?: 'body' | 'bold' | 'title' | 'note' | 'faint' | 'home';
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  readonly fill?: 'head' | 'total' | 'home';
  readonly top?: 'thin' | 'medium';
  readonly bottom?: 'thin' | 'medium' | 'hair';
  /** Text that would else be taken for a formula. */
  readonly quoted?: boolean;
}

const FONTS: Readonly<Record<NonNullable<CellStyle['font']>, string>> = {
  body: '<sz val="11"/><color rgb="FF000000"/><name val="宋体"/><charset val="134"/>',
  bold: '<b/><sz val="11"/><color rgb="FF000000"/><name val="宋体"/><charset val="134"/>',
  title: '<b/><sz val="14"/><color rgb="FF000000"/><name val="黑体"/><charset val="134"/>',
  note: '<sz val="9"/><color rgb="FF444444"/><name val="宋体"/><charset val="134"/>',
  faint: '<sz val="11"/><color rgb="FF808080"/><name val="宋体"/><charset val="134"/>',
  home: '<b/><sz val="11"/><color rgb="FFB42318"/><name val="宋体"/><charset val="134"/>',
};
const FONT_NAMES = Object.keys(FONTS);
const FILLS: Readonly<Record<NonNullable<CellStyle['fill']>, string>> = {
  head: 'FFEDF1F5',
  total: 'FFF5F7F9',
  home: 'FFFDF0EE',
};
const FILL_NAMES = Object.keys(FILLS);
/** Ids below are the programs' own. */
const FIRST_FORMAT = 164;

/** The styles of one workbook, each stored once. */
export class Styles {
  readonly #places = new Map<string, number>();
  readonly #cells: CellStyle[] = [];
  readonly #formats = new Map<string, number>();
  readonly #borders = new Map<string, number>();

  constructor() {
    this.place({});
  }

  /** Number of the style, for `s` of a cell. */
  place(style: CellStyle): number {
    const { format = '', font = '', align = '', wrap = '', fill = '', top = '', bottom = '', quoted = '' } = style;
    const key = `${format}|${font}|${align}|${wrap}|${fill}|${top}|${bottom}|${quoted}`;
    const found = this.#places.get(key);
    if (found !== undefined) return found;
    if (format !== '' && !this.#formats.has(format)) this.#formats.set(format, FIRST_FORMAT + this.#formats.size);
    const border = borderXml(style);
    if (!this.#borders.has(border)) this.#borders.set(border, this.#borders.size);
    this.#places.set(key, this.#cells.length);
    this.#cells.push(style);
    return this.#cells.length - 1;
  }

  xml(): string {
    const formats = [...this.#formats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`,
    );
    const fills = Object.values(FILLS).map(
      (rgb) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`,
    );
    const none = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';
    return (
      `<styleSheet xmlns="${MAIN}">` +
      (formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '') +
      `<fonts count="${FONT_NAMES.length}">${Object.values(FONTS)
        .map((font) => `<font>${font}</font>`)
        .join('')}</fonts>` +
      `<fills count="${fills.length + 2}">${none}${fills.join('')}</fills>` +
      `<borders count="${this.#borders.size}">${[...this.#borders.keys()].join('')}</borders>` +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      `<cellXfs count="${this.#cells.length}">${this.#cells.map((style) => this.#xf(style)).join('')}</cellXfs>` +
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
    );
  }

  #xf(style: CellStyle): string {
    const { format, font = 'body', align, wrap, fill, quoted } = style;
    const ids =
      `numFmtId="${format === undefined ? 0 : (this.#formats.get(format) ?? 0)}" fontId="${FONT_NAMES.indexOf(font)}" ` +
      `fillId="${fill === undefined ? 0 : FILL_NAMES.indexOf(fill) + 2}" borderId="${this.#borders.get(borderXml(style)) ?? 0}" xfId="0"`;
    const applies =
      `${format === undefined ? '' : ' applyNumberFormat="1"'} applyFont="1"${fill === undefined ? '' : ' applyFill="1"'} ` +
      `applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}`;
    const horizontal = align === undefined ? '' : ` horizontal="${align}"`;
    return `<xf ${ids}${applies}><alignment${horizontal} vertical="center"${wrap ? ' wrapText="1"' : ''}/></xf>`;
  }
}

function borderXml({ top, bottom }: CellStyle): string {
  const side = (name: string, style: string | undefined): string =>
    style === undefined
      ? `<${name}/>`
      : `<${name} style="${style}"><color rgb="${style === 'hair' ? 'FFBFC7D0' : 'FF000000'}"/></${name}>`;
  return `<border><left/><right/>${side('top', top)}${side('bottom', bottom)}<diagonal/></border>`;
}
