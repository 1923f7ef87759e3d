import type { Drawing, Spot } from './option_types';
import { inRings } from './shapes';

/** What a pointer at (x, y) points at, by the drawing's own way of pointing; null where there is nothing near. */
export function spotAt(drawing: Drawing, x: number, y: number): Spot | null {
  const { plot, spots, pointing } = drawing;
  if (y < plot.top - 14 || y > plot.bottom + 14 || x < plot.left - 160 || x > plot.right + 160) return null;
  const distance = (spot: Spot): number => {
    const [dx, dy] = [Math.abs(spot.x - x), Math.abs(spot.y - y)];
    switch (pointing) {
      case 'time':
        return dx * 1000 + dy;
      case 'near':
        return Math.hypot(dx, dy) <= Math.max(spot.reach, 14) ? Math.hypot(dx, dy) : Infinity;
      case 'rows':
        return dy <= spot.reach ? dy : Infinity;
      case 'columns':
        return dx <= spot.reach ? dx : Infinity;
      case 'surface':
        return holds(spot, x, y) ? 0 : Infinity;
    }
  };
  let [best, nearest]: [Spot | null, number] = [null, Infinity];
  for (const spot of spots) {
    const d = distance(spot);
    if (d < nearest) [best, nearest] = [spot, d];
  }
  return pointing === 'time' && best !== null && Math.abs(best.y - y) > 60 ? null : best;
}

function holds({ box, rings }: Spot, x: number, y: number): boolean {
  if (rings) return inRings(rings, x, y);
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

export type MarkStep = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/**
 * Where an arrow key goes from a place. Over time left and right stay with the same series; up and down go to the next one at that
 * period. Elsewhere to the nearest place that lies in that direction. Stays where there is none; without a place, to the first.
 */
export function walkMarks({ spots, pointing }: Drawing, from: Spot | null, step: MarkStep): Spot | null {
  const own = from && spots.find((spot) => spot.area === from.area && spot.at === from.at);
  if (!own) return spots[0] ?? null;
  const level = step === 'left' || step === 'right' || step === 'first' || step === 'last';
  const pool =
    pointing === 'time' ? spots.filter((s) => (level ? s.area === own.area : Math.abs(s.x - own.x) < 0.5)) : spots;
  if (step === 'first' || step === 'last') {
    const order = [...pool].sort((a, b) => a.x - b.x || a.y - b.y);
    return (step === 'first' ? order[0] : order.at(-1)) ?? own;
  }
  const ahead = (spot: Spot): number =>
    step === 'left'
      ? own.x - spot.x
      : step === 'right'
        ? spot.x - own.x
        : step === 'up'
          ? own.y - spot.y
          : spot.y - own.y;
  const aside = (spot: Spot): number => (level ? Math.abs(spot.y - own.y) : Math.abs(spot.x - own.x));
  const far = (spot: Spot): number => ahead(spot) + (pointing === 'time' ? 0 : 2.5 * aside(spot));
  const beyond = pool.filter((spot) => ahead(spot) > 0.01 || (ahead(spot) > -0.01 && tied(spot, own, spots, step)));
  return beyond.reduce<Spot>((best, spot) => (best === own || far(spot) < far(best) ? spot : best), own);
}

/** Marks upon each other are walked in their order, one way only. */
function tied(spot: Spot, own: Spot, spots: readonly Spot[], step: MarkStep): boolean {
  if (spot === own || Math.hypot(spot.x - own.x, spot.y - own.y) > 0.5) return false;
  const forward = step === 'right' || step === 'down';
  return forward ? spots.indexOf(spot) > spots.indexOf(own) : spots.indexOf(spot) < spots.indexOf(own);
}
