/** How a document looks. All lengths in millimetres, sizes in points. */
export interface DocLook {
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly title: DocFont;
  /** 一、（一）1.（1） */
  readonly headings: readonly [DocFont, DocFont, DocFont, DocFont];
  readonly body: DocFont;
  readonly table: { readonly font: DocFont; readonly head: DocFont; readonly caption: DocFont; readonly note: DocFont };
  /** Exact distance between lines of running text, points; null for the font's own. */
  readonly line: number | null;
  /** Running text begins two characters in. */
  readonly indent: boolean;
  /** — 1 —, on odd pages right, on even pages left; `center` in the middle of each. */
  readonly pageNumbers: 'official' | 'center' | 'none';
}

export interface DocFont {
  /** For Chinese text. */
  readonly han: string;
  readonly latin: string;
  readonly size: number;
  readonly bold?: boolean;
}

const font = (han: string, size: number, bold = false): DocFont => ({ han, latin: 'Times New Roman', size, bold });

const TABLE: DocLook['table'] = {
  font: font('宋体', 10.5),
  head: font('黑体', 10.5),
  caption: font('黑体', 12),
  note: font('宋体', 9),
};

/**
 * An official document: A4, margins and type area of GB/T 9704—2012 (上白边37 mm、订口28 mm、版心156×225 mm), title 二号小标宋, body
 * 三号仿宋 28 characters by 22 lines, headings 黑体, 楷体, 仿宋. Typefaces that a machine lacks are replaced by its own program.
 */
export const OFFICIAL: DocLook = {
  page: { width: 210, height: 297 },
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  title: font('方正小标宋简体', 22),
  headings: [font('黑体', 16), font('楷体_GB2312', 16), font('仿宋_GB2312', 16, true), font('仿宋_GB2312', 16)],
  body: font('仿宋_GB2312', 16),
  table: TABLE,
  line: 28.95, // 225 mm of type area over 22 lines
  indent: true,
  pageNumbers: 'official',
};

/** A sheet to hand round: the table and its chart alone. */
export const HANDOUT: DocLook = {
  page: { width: 210, height: 297 },
  margin: { top: 25, bottom: 22, left: 25, right: 25 },
  title: font('黑体', 16),
  headings: [font('黑体', 14), font('黑体', 12), font('宋体', 12, true), font('宋体', 12)],
  body: font('宋体', 12),
  table: TABLE,
  line: null,
  indent: false,
  pageNumbers: 'center',
};

/** 黑体 and 楷体 set a heading apart; Latin letters have one face for all, and are bold instead. */
export const needsBold = (parts: readonly { readonly text: string }[]): boolean =>
  !parts.some(({ text }) => /\p{Script=Han}/u.test(text));
