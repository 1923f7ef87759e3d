import type { Drawing, Spot } from './option_types';

/**
 * What a pointer at (x, y) points at: the nearest place within reach; null outside. In a line chart the nearest period
 * counts first, then the nearest line in it; in a bar chart the whole row of a bar belongs to it.
 */
export function spotAt(drawing: Drawing, kind: 'line' | 'bar', x: number, y: number): Spot | null {
  const { plot, spots } = drawing;
  if (y < plot.top - 10 || y > plot.bottom + 10 || x < plot.left - 120 || x > plot.right + 120) return null;
  const distance = (spot: Spot): number => {
    const [dx, dy] = [Math.abs(spot.x - x), Math.abs(spot.y - y)];
    if (kind === 'line') return dx * 1000 + dy;
    return horizontal(drawing) ? (dy <= spot.reach ? dy : Infinity) : dx <= spot.reach ? dx : Infinity;
  };
  let best: Spot | null = null;
  for (const spot of spots) {
    const d = distance(spot);
    if (d < Infinity && (best === null || d < distance(best))) best = spot;
  }
  return kind === 'line' && best !== null && Math.abs(best.y - y) > 60 ? null : best;
}

const horizontal = (drawing: Drawing): boolean => {
  const axis = drawing.option['yAxis'];
  return typeof axis === 'object' && axis !== null && 'type' in axis && axis.type === 'category';
};
