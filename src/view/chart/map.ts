import type { Ring } from '../../catalog';
import { t } from '../../text';
import { bestExact } from '../show';
import { pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { classesOf } from './classes';
import { classColour, legendOf } from './heat';
import type { DrawContext } from './line';
import { canvasOf, inkOn, lineAt, surfaceAt, type At } from './marks';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import { labelPoint, ringSurface, shapeRings } from './shapes';
import type { ChartPoint, ChartSeries, ChartState } from './state';

interface Placed {
  readonly one: ChartSeries;
  readonly point: ChartPoint | undefined;
  readonly rings: readonly Ring[];
  readonly size: number;
}

/** Areas where they lie, dark for much, at the last period; areas without a figure white with a dashed border. */
export function drawMap(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area, chosen } = context;
  const { map } = state;
  if (!map) return { plot: area, pointing: 'surface', spots: [], option: canvasOf(palette, []) };
  const plot: Box = { left: area.left + 4, top: area.top + 4, right: area.right - 4, bottom: area.bottom - 40 };
  const raw = state.series.map((one) => ({ one, point: one.points.at(-1), rings: shapeRings(map, one.area) }));
  const drawn = raw.filter(({ rings }) => rings.length > 0);
  const fit = fitTo(
    drawn.flatMap(({ rings }) => rings.flat()),
    plot,
  );
  const placed = drawn
    .map(({ one, point, rings }): Placed => {
      const turned = rings.map((ring) => ring.map(fit));
      return { one, point, rings: turned, size: turned.reduce((sum, ring) => sum + Math.abs(ringSurface(ring)), 0) };
    })
    .sort((a, b) => b.size - a.size);
  const classes = classesOf(placed.flatMap(({ point }) => (point && bestExact(point.figure)) ?? []));
  const fill = ({ point }: Placed): string => {
    const exact = point ? bestExact(point.figure) : null;
    return exact ? classColour(classes, exact, context) : palette.paper;
  };
  const marked = placed
    .filter(({ one }) => one.home || chosen.has(one.area))
    .sort((a, b) => Number(a.one.home) - Number(b.one.home));
  const left = state.series.length - placed.length;
  return {
    plot,
    pointing: 'surface',
    said: left > 0 ? [t(lang, 'chart.off_map', { n: left })] : [],
    spots: placed.flatMap(({ one, point, rings }): readonly Spot[] => {
      const { x, y } = labelPoint(rings);
      return point ? [{ area: one.area, at: point.at, x, y, reach: 0, rings }] : [];
    }),
    option: canvasOf(palette, [
      ...placed.flatMap((one) => outline(one, fill(one), context)),
      ...marked.flatMap(({ one, rings }) =>
        rings.map((ring) =>
          lineAt([...ring, ...ring.slice(0, 1)], { stroke: one.home ? palette.home : palette.accent, width: 2.4 }),
        ),
      ),
      ...names(placed, fill, context),
      ...legendOf(
        classes,
        plot.left,
        area.bottom - 20,
        state,
        context,
        placed.some(({ point }) => !point || point.value === null),
      ),
    ]),
  };
}

/** Makes grid points places in the box: as large as they fit, in the middle. */
function fitTo(points: readonly At[], plot: Box): (point: At) => At {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
    [y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
  }
  const [w, h] = [plot.right - plot.left, plot.bottom - plot.top];
  const scale = Math.min(w / Math.max(1, x1 - x0), h / Math.max(1, y1 - y0));
  const [dx, dy] = [plot.left + (w - (x1 - x0) * scale) / 2, plot.top + (h - (y1 - y0) * scale) / 2];
  return ([x, y]) => [dx + (x - x0) * scale, dy + (y - y0) * scale];
}

/** Rings that run against the largest one are holes: they show the ground, and what lies in them is drawn later, being smaller. */
function outline({ rings, point }: Placed, fill: string, { palette }: DrawContext): readonly ChartOption[] {
  const largest = [...rings].sort((a, b) => Math.abs(ringSurface(b)) - Math.abs(ringSurface(a)))[0] ?? [];
  const turn = Math.sign(ringSurface(largest));
  const missing = !point || point.value === null;
  return [...rings]
    .sort((a, b) => Math.abs(ringSurface(b)) - Math.abs(ringSurface(a)))
    .map((ring) => {
      const hole = Math.sign(ringSurface(ring)) !== turn;
      return surfaceAt(ring, {
        fill: hole ? palette.paper : fill,
        stroke: missing ? palette.axis : palette.paper,
        width: missing ? 0.8 : 0.7,
        ...(missing ? { dash: [2, 2] } : {}),
      });
    });
}

/** Names and figures inside the areas that have room for them. */
function names(
  placed: readonly Placed[],
  fill: (one: Placed) => string,
  { palette }: DrawContext,
): readonly ChartOption[] {
  const taken: Box[] = [];
  return placed.flatMap((each) => {
    const { x, y, room } = labelPoint(each.rings);
    const { one, point } = each;
    const ys = each.rings.flat().map(([, at]) => at);
    const height = Math.max(...ys) - Math.min(...ys);
    const lines = [one.name, ...(point && height >= 40 ? [point.text] : [])];
    const width = Math.max(...lines.map((text) => pixelWidth(text, LABEL)));
    const box = { left: x - width / 2, right: x + width / 2, top: y - lines.length * 7, bottom: y + lines.length * 7 };
    if (width > room + 6 || height < 16) return [];
    if (
      taken.some(
        (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      )
    )
      return [];
    taken.push(box);
    const ground = fill(each);
    return lines.map((text, i) =>
      textAt(text, x, y + (i - (lines.length - 1) / 2) * 13, {
        fill: ground === palette.paper ? palette.ink3 : inkOn(ground),
        size: i === 0 ? LABEL : 10,
        align: 'center',
        bold: one.home && i === 0,
      }),
    );
  });
}
