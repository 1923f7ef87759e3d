import { splitScale } from '../../core';
import { clean, look } from './cells';
import type { Head } from './heads';
import { isUnit } from './units';

const WITH_UNIT = /^[-+−]?\d[\d,]*(?:\.\d+)?\s*([^\d\s.,+\-].{0,11})$/u;
/** 2023年, 3月, 1期: times and numbers of things. */
const ORDINAL = /^[年月日号期届次]$/u;

/**
 * Cells that all write their unit (`100.1亿元`, `40.2万人`, `5.1%`) say the one that a head leaves out; of 亿元 and 万元 in one column the more
 * frequent, into which the others are brought. Where one cell writes none, none is assumed.
 */
export function withUnitOfCells(head: Head, cells: readonly string[]): Head {
  if (head.unit !== undefined || head.kind !== 'value') return head;
  const texts = cells.filter((text) => look(text) !== 'missing').map(clean);
  const units = texts.map((text) => WITH_UNIT.exec(text)?.[1]?.trim() ?? '');
  if (texts.length === 0 || !units.every((unit) => isUnit(unit) && !ORDINAL.test(unit))) return head;
  const measured = new Set(units.map((unit) => splitScale(unit).unit));
  if (measured.size > 1 || measured.has('')) return head;
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [unit] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return unit === undefined ? head : { ...head, unit };
}
