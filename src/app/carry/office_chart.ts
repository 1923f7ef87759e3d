import type { OfficeChart } from '../../office';
import { chartData, chartPicture } from '../../view';
import type { CarryChoice, Drawing } from './carry.svelte';
import type { CarrySource } from './source';

/** Width of the text of an A4 page upright, where a chart looks as it does on screen. */
const CHART_CM = 15.5;

/** A chart for an office program: one that it draws itself where it is wanted and possible, else a picture. Null where there is none. */
export async function officeChart(
  model: NonNullable<CarrySource['chart']>,
  { native, notes, format }: Pick<CarryChoice, 'native' | 'notes' | 'format'>,
  drawing: Pick<Drawing, 'png'>,
): Promise<OfficeChart | null> {
  const data = chartData(model);
  const editable = native && data?.native ? data : null;
  const slide = format === 'pptx';
  const picture = chartPicture(model, {
    widthCm: slide ? 25.4 : CHART_CM,
    dpi: slide ? 220 : 300,
    title: !slide,
    notes: notes && !slide,
  });
  if (!picture) return null;
  return {
    title: picture.title,
    heading: editable ? [editable.title, editable.unit === '' ? '' : `（${editable.unit}）`].join('') : picture.title,
    notes: model.notes,
    alt: picture.alt,
    widthCm: picture.widthCm,
    heightCm: editable ? Math.min(picture.heightCm, picture.widthCm * 0.62) : picture.heightCm,
    data: editable,
    png: editable ? null : await drawing.png(picture),
  };
}
