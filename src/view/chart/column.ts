import { t, tCode } from '../../text';
import { cutText, pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { upright } from './bar';
import { placeLabels } from './labels';
import type { DrawContext } from './line';
import { canvasOf, hatchAt, inkOn, lineAt, rectAt } from './marks';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import { along, scaleOf, tickRoom, timePlaces, uprightMarks } from './plane';
import { bySize, slotsOf, stackColumns, type Slots } from './stack';
import { axisTexts, type ChartState } from './state';

/** The colour of a part: the home area red, else dark and light in turn. */
function partColour(slots: Slots, i: number, { palette, chosen }: DrawContext): string {
  const member = slots.members[i];
  if (member?.home) return palette.home;
  if (member && member.area !== '' && chosen.has(member.area)) return palette.accent;
  if (slots.members.length === 1) return palette.accent;
  const before = slots.members.slice(0, i).filter(({ home }) => !home).length;
  return palette.parts[before % palette.parts.length] ?? palette.peer;
}

const places = (
  slots: Slots,
  state: ChartState,
  plot: Box,
): { readonly at: readonly number[]; readonly each: number } => {
  if (slots.time) return timePlaces(state.periods, plot.left, plot.right, true);
  const each = (plot.right - plot.left) / Math.max(1, slots.labels.length);
  return { at: slots.labels.map((_, i) => plot.left + each * (i + 0.5)), each };
};

/** Names below columns: cut to their room, or every second, third … of times. */
function below(
  slots: Slots,
  at: readonly number[],
  each: number,
  y: number,
  context: DrawContext,
): readonly ChartOption[] {
  const widest = Math.max(...slots.labels.map((text) => pixelWidth(text, LABEL)));
  const step = slots.time ? Math.max(1, Math.ceil((widest + 6) / each)) : 1;
  const last = slots.labels.length - 1;
  return slots.labels.flatMap((text, i) =>
    (last - i) % step === 0
      ? [
          textAt(slots.time ? text : cutText(text, Math.max(16, each - 4), LABEL), at[i] ?? 0, y, {
            fill: context.palette.ink3,
            size: LABEL,
            align: 'center',
          }),
        ]
      : [],
  );
}

/** Columns side by side at each period or area, a colour for each member, named above. */
export function drawGrouped(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const slots = slotsOf(state, axisTexts(state.periods, lang));
  const values = slots.points.flatMap((row) => row.flatMap((point) => point?.value ?? []));
  const scale = scaleOf([0, ...values], { fromZero: true }, lang);
  const legend = slots.members.length > 1 ? legendMarks(slots, area, context) : { marks: [], height: 0 };
  const plot: Box = {
    left: area.left + tickRoom(scale),
    top: area.top + legend.height + 14,
    right: area.right - 4,
    bottom: area.bottom - 22,
  };
  const { at, each } = places(slots, state, plot);
  const y = along(scale, plot.bottom, plot.top);
  const n = slots.members.length;
  const thick = Math.min(34, (each * 0.78) / n);
  const x = (slot: number, i: number): number => (at[slot] ?? 0) + (i - (n - 1) / 2) * thick;
  const widest = Math.max(0, ...slots.points.flatMap((row) => row.map((point) => pixelWidth(point?.text ?? '', 9))));
  const written = widest <= thick + 3;
  const cells = slots.points.flatMap((row, i) => row.flatMap((point, slot) => (point ? [{ point, i, slot }] : [])));
  return {
    plot,
    pointing: 'columns',
    spots: cells.map(({ point, i, slot }): Spot => ({
      area: areaOf(state, slots, i, slot),
      at: point.at,
      x: x(slot, i),
      y: y(point.value ?? 0),
      reach: thick / 2,
    })),
    option: canvasOf(palette, [
      ...legend.marks,
      ...uprightMarks(scale, plot, palette),
      ...below(slots, at, each, plot.bottom + 12, context),
      ...cells.flatMap(({ point, i, slot }) => {
        const home = !slots.time && n === 1 && areaOf(state, slots, i, slot) === state.home;
        const fill = home ? palette.home : partColour(slots, i, context);
        if (point.value === null) {
          return [
            textAt(n === 1 && written ? point.text : '—', x(slot, i), y(Math.max(0, scale.min)) - 7, {
              fill: palette.ink3,
              size: 9,
              align: 'center',
            }),
          ];
        }
        const box = upright(x(slot, i), Math.max(1, thick - 1), y(0), y(point.value));
        return [
          rectAt(box, { fill }),
          ...(written
            ? [
                textAt(point.text, x(slot, i), y(point.value) + (point.value < 0 ? 8 : -7), {
                  fill: palette.ink2,
                  size: 9,
                  align: 'center',
                }),
              ]
            : []),
        ];
      }),
      lineAt(
        [
          [plot.left, y(0)],
          [plot.right, y(0)],
        ],
        { stroke: palette.axis, width: 1 },
      ),
    ]),
  };
}

/** Which area a column stands for. */
function areaOf(state: ChartState, slots: Slots, i: number, slot: number): string {
  if (!slots.time) return state.series[slot]?.area ?? '';
  return slots.members[i]?.area || (state.series[0]?.area ?? '');
}

/** Names and colours of the members, in as many lines as they need. */
function legendMarks(
  slots: Slots,
  area: Box,
  context: DrawContext,
): { readonly marks: readonly ChartOption[]; readonly height: number } {
  let [x, y] = [area.left + 2, area.top + 7];
  const marks = slots.members.flatMap(({ name, home }, i) => {
    const width = pixelWidth(name, LABEL) + 28;
    if (x + width > area.right && x > area.left + 2) [x, y] = [area.left + 2, y + 16];
    const left = x;
    x += width;
    return [
      rectAt({ left, top: y - 5, right: left + 10, bottom: y + 5 }, { fill: partColour(slots, i, context) }),
      textAt(cutText(name, area.right - left - 16, LABEL), left + 15, y, {
        fill: context.palette.ink2,
        size: LABEL,
        bold: home,
      }),
    ];
  });
  return { marks, height: y - area.top + 9 };
}

/** Parts upon each other, or their shares of each column; named at the right of the last column, or above where that has gaps. */
export function drawStack(state: ChartState, share: boolean, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const slots = bySize(slotsOf(state, axisTexts(state.periods, lang)));
  const columns = stackColumns(slots, share, lang);
  const tops = columns.map(({ parts }) => parts.at(-1)?.to ?? 0);
  const scale = scaleOf(share ? [0, 100] : [0, ...tops], { fromZero: true }, lang);
  const last = columns.at(-1);
  const direct = slots.time && last !== undefined && last.parts.length === slots.members.length;
  const names = direct
    ? Math.min(Math.max(...slots.members.map(({ name }) => pixelWidth(name, LABEL))), (area.right - area.left) * 0.3)
    : 0;
  const legend = direct ? { marks: [], height: 0 } : legendMarks(slots, area, context);
  const plot: Box = {
    left: area.left + tickRoom(scale),
    top: area.top + legend.height + 14,
    right: area.right - (direct ? names + 14 : 4),
    bottom: area.bottom - 22,
  };
  const { at, each } = places(slots, state, plot);
  const y = along(scale, plot.bottom, plot.top);
  const thick = Math.min(52, each * 0.7);
  const boxOf = (slot: number, from: number, to: number): Box => upright(at[slot] ?? 0, thick, y(from), y(to));
  const labels = direct
    ? placeLabels(
        last.parts.map(({ order, from, to }) => ({ key: String(order), y: y((from + to) / 2), priority: order })),
        { top: plot.top, bottom: plot.bottom, gap: 14 },
      )
    : [];
  return {
    plot,
    pointing: 'surface',
    said: share ? [t(lang, 'chart.closed')] : [],
    spots: columns.flatMap(({ parts }, slot) =>
      parts.map(({ order, point, from, to }): Spot => ({
        area: areaOf(state, slots, order, slot),
        at: point.at,
        x: at[slot] ?? 0,
        y: y((from + to) / 2),
        reach: thick / 2,
        box: boxOf(slot, from, to),
      })),
    ),
    option: canvasOf(palette, [
      ...legend.marks,
      ...uprightMarks(scale, plot, palette),
      ...below(slots, at, each, plot.bottom + 12, context),
      ...columns.flatMap((column, slot) => [
        ...column.parts.flatMap(({ order, from, to, text }) => {
          const fill = partColour(slots, order, context);
          const box = boxOf(slot, from, to);
          const fits = box.bottom - box.top >= 13 && pixelWidth(text, 10) <= thick - 2;
          return [
            rectAt(box, { fill, stroke: palette.paper, width: 0.8 }),
            ...(order >= palette.parts.length ? hatchAt(box, inkOn(fill)) : []),
            ...(fits
              ? [
                  textAt(text, at[slot] ?? 0, (box.top + box.bottom) / 2, {
                    fill: inkOn(fill),
                    size: 10,
                    align: 'center',
                  }),
                ]
              : []),
          ];
        }),
        ...(column.missing.length > 0 || column.below
          ? [
              textAt(
                gapText(column.parts.length > 0, column.below, column.missing[0]?.figure.reason ?? null, lang),
                at[slot] ?? 0,
                y(column.parts.at(-1)?.to ?? 0) - 8,
                {
                  fill: palette.ink3,
                  size: 10,
                  align: 'center',
                },
              ),
            ]
          : []),
      ]),
      ...labels.flatMap(({ key, y: height, from }): readonly ChartOption[] => {
        const member = slots.members[Number(key)];
        const x = (at.at(-1) ?? 0) + thick / 2;
        return [
          ...(Math.abs(height - from) > 5
            ? [
                lineAt(
                  [
                    [x + 1, from],
                    [x + (plot.right - x) + 5, height],
                  ],
                  { stroke: palette.axis, width: 0.7 },
                ),
              ]
            : []),
          textAt(cutText(member?.name ?? '', names, LABEL), plot.right + 8, height, {
            fill: member?.home ? palette.home : palette.ink2,
            size: LABEL,
            bold: member?.home ?? false,
          }),
        ];
      }),
    ]),
  };
}

function gapText(some: boolean, negative: boolean, reason: string | null, lang: DrawContext['lang']): string {
  if (negative) return t(lang, 'chart.stack_negative');
  return some ? t(lang, 'chart.stack_part') : tCode(lang, 'reason', reason ?? 'missing');
}
