import type { CatalogData } from '../catalog';
import { areaListsFor } from './areas/lists';
import type { Answers, RawSource, SourcePlan } from './plan';
import { planSource } from './planSource';
import type { Profile } from './recipe';

/** `planSource` with the public lists of areas that the file asks for, fetched when they are. */
export const planWithLists = async (
  source: RawSource,
  data: CatalogData,
  profiles: readonly Profile[],
  answers: Answers = {},
): Promise<SourcePlan> => planSource(source, data, profiles, answers, await areaListsFor(source));
