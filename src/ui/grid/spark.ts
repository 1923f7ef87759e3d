import { sparkShape, type Spark } from '../../view';

const BOX = { width: 78, height: 20, pad: 2.5 };
const SVG = 'http://www.w3.org/2000/svg';

/** A small line in a cell: for the eye only, its figures stand in the columns. */
export function sparkRenderer(values: Spark): Element {
  const svg = made('svg', { width: BOX.width, height: BOX.height, viewBox: `0 0 ${BOX.width} ${BOX.height}` });
  svg.setAttribute('aria-hidden', 'true');
  if (values.every((value) => value === null)) return svg;
  const { path, dots, last } = sparkShape(values, BOX);
  svg.append(made('path', { d: path }));
  for (const { x, y } of dots) svg.append(made('circle', { cx: x, cy: y, r: 1.4 }));
  if (last) svg.append(made('circle', { cx: last.x, cy: last.y, r: 2 }));
  return svg;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
