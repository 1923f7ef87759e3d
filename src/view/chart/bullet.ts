import { t } from '../../text';
import { pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { rowName } from './bar';
import type { DrawContext } from './line';
import { canvasOf, lineAt, rectAt } from './marks';
import { textAt, type Box, type Drawing, type Spot } from './option_types';
import { along, levelMarks, scaleOf } from './plane';
import type { ChartState } from './state';

/** The height that so many targets ask for. */
export const bulletHeight = (rows: number): number => 52 + rows * 34;

/** How far each target was reached, percent of it, beside where it should be by now (序时进度). */
export function drawBullets(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const one = state.bullets.every(({ area: key }) => key === state.bullets[0]?.area);
  // Of one area alone nothing needs to stand out.
  const rows = one ? state.bullets.map((row) => ({ ...row, home: false })) : state.bullets;
  const known = rows.flatMap(({ value }) => value ?? []);
  const scale = scaleOf([0, 100, ...known], { fromZero: true, ticks: 4 }, lang);
  const names = Math.min(Math.max(0, ...rows.map(({ name }) => pixelWidth(name, 12))), (area.right - area.left) * 0.34);
  const texts = rows.map(({ text, target, behind, value }) => ({
    main: text,
    more: [
      target === '' ? '' : t(lang, 'chart.target', { target }),
      value !== null && behind ? t(lang, 'chart.behind') : '',
    ]
      .filter((part) => part !== '')
      .join(t(lang, 'view.chart.sep')),
  }));
  const room = Math.min(
    Math.max(60, ...texts.map(({ main, more }) => Math.max(pixelWidth(main, 12), pixelWidth(more, 10)))),
    (area.right - area.left) * 0.34,
  );
  const plot: Box = {
    left: area.left + names + 10,
    top: area.top + 18,
    right: area.right - room - 12,
    bottom: area.bottom - 22,
  };
  const x = along(scale, plot.left, plot.right);
  const each = Math.min(54, (plot.bottom - plot.top) / Math.max(1, rows.length));
  const y = (row: number): number => plot.top + each * (row + 0.5);
  const thick = Math.min(16, each * 0.44);
  const dues = [...new Set(rows.map(({ due }) => due))];
  const oneDue = dues.length === 1 && (dues[0] ?? 100) < 100;
  const band = (row: number, from: number, to: number, h: number): Box => ({
    left: x(from),
    right: x(to),
    top: y(row) - h / 2,
    bottom: y(row) + h / 2,
  });
  return {
    plot,
    pointing: 'rows',
    spots: rows.map(({ area: key, at, value }, row): Spot => ({
      area: key,
      at,
      x: x(value ?? 0),
      y: y(row),
      reach: each / 2,
    })),
    said: [t(lang, oneDue || dues.some((due) => due < 100) ? 'chart.bullet_due' : 'chart.bullet')],
    option: canvasOf(palette, [
      ...levelMarks(scale, { ...plot, bottom: plot.top + each * rows.length + 4 }, palette),
      ...rows.flatMap((row, i) => {
        const fill = one ? palette.accent : row.home ? palette.home : palette.peer;
        return [
          rectAt(band(i, 0, 100, thick * 1.7), { fill: palette.band[0] }),
          ...(row.value === null
            ? []
            : [
                rectAt(band(i, 0, Math.max(0, row.value), thick), {
                  fill,
                }),
              ]),
          lineAt(
            [
              [x(100), y(i) - thick],
              [x(100), y(i) + thick],
            ],
            { stroke: palette.ink, width: 2.2 },
          ),
          ...(row.due < 100
            ? [
                lineAt(
                  [
                    [x(row.due), y(i) - thick * 0.9],
                    [x(row.due), y(i) + thick * 0.9],
                  ],
                  { stroke: palette.ink, width: 1.4, dash: [3, 2] },
                ),
              ]
            : []),
          rowName(row, names, plot.left - 8, y(i), context),
          textAt(texts[i]?.main ?? '', plot.right + 10, y(i) - (each > 26 ? 7 : 0), {
            fill: row.value === null ? palette.ink3 : palette.ink,
            size: 12,
            bold: row.value !== null,
          }),
          ...(each > 26
            ? [textAt(texts[i]?.more ?? '', plot.right + 10, y(i) + 8, { fill: palette.ink3, size: 10 })]
            : []),
        ];
      }),
      textAt(t(lang, 'chart.target_is'), x(100), area.top + 8, { fill: palette.ink2, size: LABEL, align: 'center' }),
      ...(oneDue
        ? [
            textAt(t(lang, 'chart.due', { due: rows[0]?.dueText ?? '' }), x(dues[0] ?? 0), area.top + 8, {
              fill: palette.ink2,
              size: LABEL,
              align: x(100) - x(dues[0] ?? 0) < 100 ? 'right' : 'center',
            }),
          ]
        : []),
    ]),
  };
}
