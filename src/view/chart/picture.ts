import { wrapText } from '../text_width';
import { goodHeight } from './family';
import { drawInto, type ChartModel } from './model';
import type { ChartPicture, PictureWish } from './export';
import { textAt, type ChartOption } from './option_types';
import { LIGHT } from './palette';

/** An option's units to an inch, and to a centimetre. */
const INCH = 96;
const CM = INCH / 2.54;
/** Sizes of texts: 12, 9 and 8¼ points. */
const TITLE = 16;
const SUB = 12;
const NOTE = 11;
const PAD = 6;

/** Widths that offices ask for, centimetres: the text of an A4 page, half of it, a wide slide. */
export const PICTURE_WIDTHS = { full: 14.7, half: 7.2, slide: 25.4 } as const;
export const LEAST_CM = 4;
export const MOST_CM = 60;

/**
 * A picture for a report, placed anew for its own width: title, line below it and notes above and below the drawing, as wished. Texts have
 * the size that they have on paper, however wide it is. Null where there is nothing to draw.
 */
export function chartPicture(model: ChartModel, wish: PictureWish): ChartPicture | null {
  if (model.state.empty !== null) return null;
  const widthCm = Math.min(Math.max(wish.widthCm, LEAST_CM), MOST_CM);
  const pixelWidth = Math.round((widthCm / 2.54) * wish.dpi);
  // So wide that the canvas, which drops fractions of a pixel, comes out at exactly so many.
  const width = ((pixelWidth + 0.01) * INCH) / wish.dpi;
  const chars = (size: number): number => Math.floor((width - 2 * PAD) / (size * 0.54));
  const titles = wish.title ? wrapText(model.title, chars(TITLE)) : [];
  const notes = wish.notes ? model.notes.flatMap((note) => wrapText(note, chars(NOTE))) : [];
  // The line below the title depends on what finds room, and the room on its length: measured once, then placed.
  const box = { left: PAD, top: 0, right: width - PAD, bottom: goodHeight(model.state, width) };
  const sub = wrapText(drawInto(model, box, LIGHT, []).subtitle, chars(SUB));
  const top = PAD + titles.length * 22 + sub.length * 17 + 4;
  const foot = notes.length * 16 + PAD + (notes.length > 0 ? 4 : 0);
  const wanted = wish.heightCm === undefined ? top + goodHeight(model.state, width) + foot : wish.heightCm * CM;
  const pixelHeight = Math.round((Math.max(wanted, top + foot + 110) / INCH) * wish.dpi);
  const height = ((pixelHeight + 0.01) * INCH) / wish.dpi;
  const drawing = drawInto(model, { left: PAD, top, right: width - PAD, bottom: height - foot }, LIGHT, []);
  const graphic = Array.isArray(drawing.option['graphic']) ? (drawing.option['graphic'] as readonly ChartOption[]) : [];
  const option = {
    ...drawing.option,
    graphic: [
      ...graphic,
      ...titles.map((line, i) => textAt(line, PAD, PAD + 10 + i * 22, { fill: LIGHT.ink, size: TITLE, bold: true })),
      ...sub.map((line, i) =>
        textAt(line, PAD, PAD + titles.length * 22 + 8 + i * 17, { fill: LIGHT.ink2, size: SUB }),
      ),
      ...notes.map((line, i) =>
        textAt(line, PAD, height - PAD - (notes.length - i - 0.5) * 16, { fill: LIGHT.ink2, size: NOTE }),
      ),
    ],
  };
  return {
    option,
    width,
    height,
    dpi: wish.dpi,
    pixelWidth,
    pixelHeight,
    widthCm: (pixelWidth / wish.dpi) * 2.54,
    heightCm: (pixelHeight / wish.dpi) * 2.54,
    title: model.title,
    alt: model.aria,
  };
}
