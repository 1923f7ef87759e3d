/** How documents of a workspace leave as DOCX: kept with it, so that the next one looks the same. Lengths in mm, sizes in points. */
export interface DocxSettings {
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Exact distance between lines. */
  readonly line: number;
  readonly indent: boolean;
  readonly title: DocxFont;
  readonly body: DocxFont;
  /** Typefaces of 一、 and （一）; 1. has the body's, bold. */
  readonly first: string;
  readonly second: string;
  readonly pageNumbers: 'official' | 'center' | 'none';
}

export interface DocxFont {
  readonly han: string;
  readonly size: number;
}

/**
 * As GB/T 9704—2012 and the usual orders of offices have it: margins 37, 35, 28, 26 mm; title 二号小标宋, body 三号仿宋, 一、黑体, （一）楷体,
 * 28 points from line to line.
 */
export const OFFICIAL_SETTINGS: DocxSettings = {
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  line: 28,
  indent: true,
  title: { han: '方正小标宋简体', size: 22 },
  body: { han: '仿宋_GB2312', size: 16 },
  first: '黑体',
  second: '楷体_GB2312',
  pageNumbers: 'official',
};

/** Within what a page of A4 holds; what lies outside is moved to the nearest that is. */
export const DOCX_LIMITS = { margin: [5, 80], line: [10, 60], size: [7, 48] } as const;

/** The settings with every length within its limits, so that no page comes out without room for text. */
export function soundSettings(settings: DocxSettings): DocxSettings {
  const within = (value: number, [least, most]: readonly [number, number], usual: number): number =>
    Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual;
  const { margin, title, body } = settings;
  const usual = OFFICIAL_SETTINGS;
  const edge = (side: keyof DocxSettings['margin']): number =>
    within(margin[side], DOCX_LIMITS.margin, usual.margin[side]);
  const font = ({ han, size }: DocxFont, known: DocxFont): DocxFont => ({
    han: han.trim() === '' ? known.han : han.trim().slice(0, 40),
    size: within(size, DOCX_LIMITS.size, known.size),
  });
  return {
    ...settings,
    margin: { top: edge('top'), bottom: edge('bottom'), left: edge('left'), right: edge('right') },
    line: within(settings.line, DOCX_LIMITS.line, usual.line),
    title: font(title, usual.title),
    body: font(body, usual.body),
    first: settings.first.trim() || usual.first,
    second: settings.second.trim() || usual.second,
  };
}
