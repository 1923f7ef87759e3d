import { init } from 'echarts/core';
import { withDpi, type ChartPicture } from '../../view';
import { setOption } from './echarts';

/** The picture as PNG, drawn off screen at its own pixels, with its physical size inside. */
export async function renderPng(picture: ChartPicture): Promise<Blob> {
  const bytes = await renderPngBytes(picture);
  return new Blob([bytes], { type: 'image/png' });
}

export async function renderPngBytes(picture: ChartPicture): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = draw(picture);
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/png');
  });
  return new Uint8Array(withDpi(new Uint8Array(await blob.arrayBuffer()), picture.dpi));
}

function draw({ option, width, height, dpi }: ChartPicture): HTMLCanvasElement {
  const node = document.createElement('div');
  const ratio = dpi / 96;
  const chart = init(node, null, { renderer: 'canvas', width, height, devicePixelRatio: ratio });
  setOption(chart, option);
  const canvas = chart.renderToCanvas({ pixelRatio: ratio });
  chart.dispose();
  return canvas;
}

/** The picture as SVG text of its physical size. Works without a page, too. */
export function renderSvg({ option, width, height, widthCm, heightCm }: ChartPicture): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  setOption(chart, option);
  const text = chart.renderToSVGString();
  chart.dispose();
  const cm = (n: number): string => `${Math.round(n * 1000) / 1000}cm`;
  // Office programs know no dominant baseline: the same by a shift.
  return text.replaceAll('dominant-baseline="central"', 'dy="0.35em"').replace(/^<svg[^>]*>/, (head) =>
    head
      .replace(/ width="[^"]*"/, ` width="${cm(widthCm)}"`)
      .replace(/ height="[^"]*"/, ` height="${cm(heightCm)}"`)
      .replace(/<svg(?![^>]*viewBox)/, `<svg viewBox="0 0 ${width} ${height}"`),
  );
}
