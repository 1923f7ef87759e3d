import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import type { DocLook } from './look';
import { runFont } from './text';

/** Page numbers below the text: of an official document — 1 — in 四号宋体, on odd pages right, on even pages left, a character in. */
export function footers(look: DocLook): { footers?: { default: Footer; even?: Footer } } {
  if (look.pageNumbers === 'none') return {};
  const official = look.pageNumbers === 'official';
  const size = official ? 14 : 9;
  const font = runFont({ han: '宋体', latin: official ? '宋体' : look.body.latin, size });
  const dash = official ? '— ' : '';
  const footer = (side: 'left' | 'right' | 'center'): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment: ALIGN[side],
          ...(side === 'center' ? {} : { indent: { [side]: Math.round(size * 20) } }),
          children: [new TextRun({ ...font, children: [dash, PageNumber.CURRENT, dash === '' ? '' : ' —'] })],
        }),
      ],
    });
  return official
    ? { footers: { default: footer('right'), even: footer('left') } }
    : { footers: { default: footer('center') } };
}

const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;
