import { dotAt, lineAt, type At } from './marks';
import type { ChartOption } from './option_types';
import type { ChartPoint, ChartSeries } from './state';

export interface PieceStyle {
  readonly stroke: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

/** Runs of points that belong together, and the steps across a change of area or definition between them. */
export function runsOf(points: readonly ChartPoint[]): {
  readonly runs: readonly (readonly ChartPoint[])[];
  readonly bridges: readonly (readonly [ChartPoint, ChartPoint])[];
} {
  const runs: ChartPoint[][] = [];
  const bridges: [ChartPoint, ChartPoint][] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const joined = before !== undefined && before.value !== null;
    if (point.value === null) return;
    if (joined && !point.afterBreak) runs.at(-1)?.push(point);
    else runs.push([point]);
    if (joined && before && point.afterBreak) bridges.push([before, point]);
  });
  return { runs, bridges };
}

/** A series as marks: solid where it belongs together, dashed across a break, nothing where a figure is missing, a dot alone. */
export function pieces(one: ChartSeries, place: (point: ChartPoint) => At, style: PieceStyle): readonly ChartOption[] {
  const { runs, bridges } = runsOf(one.points);
  return [
    ...runs.map((run) => {
      const [x, y] = run[0] ? place(run[0]) : [0, 0];
      return run.length === 1
        ? dotAt(x, y, Math.max(2, style.width + 0.6), { fill: style.stroke })
        : lineAt(run.map(place), style);
    }),
    ...bridges.map((bridge) =>
      lineAt(bridge.map(place), { ...style, width: Math.max(0.8, style.width - 0.4), dash: [3, 3] }),
    ),
  ];
}
