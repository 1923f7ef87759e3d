import type { Cell } from '../cell';
import { refuse, type Outcome } from '../outcome';
import { subjectOf } from '../quantity';
import { cagr } from './cagr';
import { change } from './change';
import { completion } from './completion';
import { formulaColumn } from './formula';
import { growth } from './growth';
import { indexToBase } from './index.to.base';
import { level } from './level';
import { per } from './per';
import { points } from './points';
import { publishedGrowth } from './published.growth';
import { rank } from './rank';
import { share } from './share';
import { target } from './target';

/** One column at one period, under its derivation. */
export function derive(cell: Cell): Outcome {
  const { derivation } = cell.ask;
  if (derivation.kind === 'formula') return formulaColumn(cell, derivation);
  const subject = subjectOf(cell, cell.ask.measure);
  if (subject === null) return refuse('unknown_indicator', { form: 'number', unit: '', decimals: 0 });
  switch (derivation.kind) {
    case 'level':
      return level(cell, subject);
    case 'change':
      return change(cell, subject, derivation.base);
    case 'growth':
      return growth(cell, subject, derivation.base);
    case 'points':
      return points(cell, subject, derivation.base);
    case 'published_growth':
      return publishedGrowth(cell, subject);
    case 'share':
      return share(cell, subject, derivation.of);
    case 'rank':
      return rank(cell, subject, derivation);
    case 'index':
      return indexToBase(cell, subject, derivation.base);
    case 'cagr':
      return cagr(cell, subject, derivation.from);
    case 'per':
      return per(cell, subject, derivation.by, derivation.scale);
    case 'completion':
      return completion(cell, subject, derivation.issuer ?? null);
    case 'target':
      return target(cell, subject, derivation.issuer ?? null);
  }
}
