import PptxGenJS from 'pptxgenjs';
import { base64 } from '../../core';
import type { DocBlock } from '../docx/blocks';
import { HANDOUT } from '../docx/look';
import { writeDocxFile } from '../docx/write';
import { chartsOf, withCharts } from './graft';
import { FACE, titledSlide } from './page';
import type { SlideChart, SlideDeck, SlidePicture } from './slides';
import { tableSlides } from './table';

/** A presentation (PPTX), 16:9. Charts can be edited there; a chart without a native form comes as a picture. */
export async function writePptxFile({ title, slides }: SlideDeck): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = title;
  deck.theme = { headFontFace: FACE.title, bodyFontFace: FACE.body };
  const charts: SlideChart[] = [];
  for (const slide of slides) {
    if (slide.kind === 'table') tableSlides(deck, slide.table, slide.notes);
    else if (slide.kind === 'picture') pictureSlide(deck, slide);
    else {
      chartSlide(deck, slide);
      charts.push(slide);
    }
  }
  const bytes = await deck.write({ outputType: 'uint8array', compression: true });
  if (!(bytes instanceof Uint8Array)) throw new Error('the library for slides gave no bytes');
  return withCharts(bytes, charts.length === 0 ? [] : chartsOf(await chartDocument(charts)));
}

/** The same charts as a document, from which they are taken over. */
const chartDocument = (charts: readonly SlideChart[]): Promise<Uint8Array> =>
  writeDocxFile({
    title: '',
    look: HANDOUT,
    orientation: 'portrait',
    blocks: charts.map(({ data, alt }): DocBlock => ({
      kind: 'chart',
      // The slide says above what is seen: the chart says the unit and the periods.
      title: data.subtitle,
      data,
      alt,
      widthCm: 16,
      heightCm: 9,
    })),
  });

function chartSlide(deck: PptxGenJS, { title, data, notes, alt }: SlideChart): void {
  const { slide, room } = titledSlide(deck, title, notes);
  // Only its place on the slide is the library's: the chart itself is exchanged.
  slide.addChart('line', [{ name: data.title, labels: ['1'], values: [0] }], { ...room, altText: alt });
}

function pictureSlide(deck: PptxGenJS, { title, png, widthCm, heightCm, notes, alt }: SlidePicture): void {
  const { slide, room } = titledSlide(deck, title, notes);
  const scale = Math.min(room.w / widthCm, room.h / heightCm);
  const [w, h] = [widthCm * scale, heightCm * scale];
  slide.addImage({
    data: `image/png;base64,${base64(png)}`,
    x: room.x + (room.w - w) / 2,
    y: room.y + (room.h - h) / 2,
    w,
    h,
    altText: alt,
  });
}
