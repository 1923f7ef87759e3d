import type PptxGenJS from 'pptxgenjs';
import { textWidth } from '../../view';

/** 16:9, in inches as the library wants it. */
export const PAGE = { width: 13.333, height: 7.5, side: 0.55, top: 0.4, titleHeight: 0.75, foot: 0.35 } as const;

/** Present where slides are made and shown in China; others replace them by their own. */
export const FACE = { title: '微软雅黑', body: '微软雅黑' } as const;

/** Room between the title and the notes. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const NOTE_SIZE = 10;

/** A slide with its title, and its notes at the foot; gives the room between. */
export function titledSlide(
  deck: PptxGenJS,
  title: string,
  notes: readonly string[],
): { readonly slide: PptxGenJS.Slide; readonly room: Room } {
  const slide = deck.addSlide();
  const w = PAGE.width - 2 * PAGE.side;
  slide.addText(title, {
    x: PAGE.side,
    y: PAGE.top,
    w,
    h: PAGE.titleHeight,
    fontFace: FACE.title,
    fontSize: textWidth(title) > 56 ? 20 : 24,
    bold: true,
    color: '1F2933',
    valign: 'middle',
    margin: 0,
  });
  const lines = notes.reduce((sum, note) => sum + linesOf(note, w), 0);
  const height = Math.min(1.6, lines * 0.2);
  if (notes.length > 0)
    slide.addText(notes.join('\n'), {
      x: PAGE.side,
      y: PAGE.height - PAGE.foot - height,
      w,
      h: height,
      fontFace: FACE.body,
      fontSize: NOTE_SIZE,
      color: '52606D',
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    });
  const y = PAGE.top + PAGE.titleHeight + 0.15;
  return { slide, room: { x: PAGE.side, y, w, h: PAGE.height - PAGE.foot - height - 0.15 - y } };
}

/** A half-width character of ten points is about five wide. */
const linesOf = (text: string, inches: number): number =>
  Math.max(1, Math.ceil((textWidth(text) * NOTE_SIZE * 0.52) / (inches * 72)));
