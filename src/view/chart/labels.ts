export interface LabelWish {
  readonly key: string;
  /** Where the line ends. */
  readonly y: number;
  /** The lower the more important. */
  readonly priority: number;
}

export interface LabelPlace {
  readonly key: string;
  readonly y: number;
  /** Where the line ends; far from `y` a leader is drawn. */
  readonly from: number;
}

/**
 * Heights for labels at the end of lines: as near to the line's end as can be, `gap` apart, inside `top`…`bottom`, in the order
 * of the lines. Where not all fit, the less important are left out.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  { top, bottom, gap }: { readonly top: number; readonly bottom: number; readonly gap: number },
): readonly LabelPlace[] {
  const room = Math.max(1, Math.floor((bottom - top) / gap) + 1);
  const kept = [...wishes].sort((a, b) => a.priority - b.priority).slice(0, room);
  const ordered = [...kept].sort((a, b) => a.y - b.y || a.priority - b.priority);
  // Blocks of touching labels, each centred on the mean of what its labels wish for.
  const blocks: { items: LabelWish[]; start: number }[] = [];
  for (const wish of ordered) {
    blocks.push({ items: [wish], start: clamp(wish.y, top, bottom) });
    for (let merged = true; merged && blocks.length > 1;) {
      const [upper, lower] = [blocks.at(-2), blocks.at(-1)];
      merged = upper !== undefined && lower !== undefined && upper.start + upper.items.length * gap > lower.start;
      if (!merged || !upper || !lower) break;
      blocks.splice(-2, 2, centred([...upper.items, ...lower.items], top, bottom, gap));
    }
  }
  return blocks.flatMap(({ items, start }) => items.map(({ key, y }, i) => ({ key, y: start + i * gap, from: y })));
}

function centred(items: LabelWish[], top: number, bottom: number, gap: number): { items: LabelWish[]; start: number } {
  const mean = items.reduce((sum, { y }, i) => sum + y - i * gap, 0) / items.length;
  return { items, start: clamp(mean, top, bottom - (items.length - 1) * gap) };
}

/** Only labels that can stand within `away` of their line's end: for many lines, of which a few are named. */
export function nearLabels(
  wishes: readonly LabelWish[],
  bounds: { readonly top: number; readonly bottom: number; readonly gap: number },
): readonly LabelPlace[] {
  const placed: LabelPlace[] = [];
  for (const { key, y } of [...wishes].sort((a, b) => a.priority - b.priority)) {
    const at = clamp(y, bounds.top, bounds.bottom);
    if (placed.every((other) => Math.abs(other.y - at) >= bounds.gap)) placed.push({ key, y: at, from: y });
  }
  return placed.sort((a, b) => a.y - b.y);
}

const clamp = (y: number, low: number, high: number): number => Math.min(Math.max(y, low), Math.max(low, high));
