import type { Context } from '../apply/facts';
import type { DelimitedLoad, RawSheet, RawSource } from '../plan';
import type { FactsRecipe } from '../recipe';
import { sql } from '../../core';
export function delimitedPlan(
  source: RawSource,
  sheet: RawSheet,
  recipe: FactsRecipe,
  fallback: Context['fallback'],
): DelimitedLoad {
  void sheet;
  void recipe;
  void fallback;
  return { file: `${source.sha256}.csv`, probe: sql`SELECT 1` };
}
