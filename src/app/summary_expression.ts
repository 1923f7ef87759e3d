import type { Catalog } from '../catalog';
import { expressDerivation, type Ask } from '../query';
import type { Lang } from '../text';

/** What the formula bar says of a bound number: `=[专利授权量]`, `=同比([专利授权量])`. */
export const numberExpression = (ask: Ask, catalog: Catalog, lang: Lang): string =>
  `=${expressDerivation(ask, catalog, lang, null)}`;
