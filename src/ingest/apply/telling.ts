import { clean } from '../layout/cells';
import { DOUBTFUL_SYMBOLS } from '../layout/symbols';
import type { FactsRecipe } from '../recipe';
import type { UnitNews } from './indicators';
import type { Value } from './lookups';
import type { Notes } from './notes';

interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Tells what is odd about the cells of one sheet, each kind of oddness once where it would be the same again and again. */
export class CellTelling {
  private readonly told = new Set<string>();

  constructor(
    private readonly notes: Notes,
    private readonly symbols: FactsRecipe['symbols'],
  ) {}

  /** Of a value that is not just a number. */
  reading(text: string, read: Value, unit: string, place: CellPlace): void {
    if (read.plain) return;
    const symbol = text.trim();
    if (read.strangeUnit !== undefined) {
      this.notes.add('warning', 'cell_unit_differs', { text: clean(text), unit }, place);
    } else if (read.status === 'unreadable') {
      this.notes.add('warning', 'not_a_number', { text: clean(text).slice(0, 60) }, place);
    }
    const settled = this.symbols[symbol] !== undefined;
    if (read.status !== 'value' && !settled && DOUBTFUL_SYMBOLS.has(symbol) && this.once(`symbol ${symbol}`)) {
      this.notes.add('warning', 'symbol_doubtful', { text: symbol }, place);
    }
    if (read.status !== 'value') return;
    if (read.low !== undefined && this.once('interval')) {
      this.notes.add('info', 'interval_read', { text: clean(text) }, place);
    }
    if (read.value < 0 && /^[(（]/.test(symbol) && this.once('()')) {
      this.notes.add('info', 'bracketed_number', { text: symbol }, place);
    }
    if (unit === '' && read.unit === '%' && this.once(`% ${place.column}`)) {
      this.notes.add('warning', 'percent_in_column', { text: symbol }, place);
    }
  }

  /** Of an indicator's unit. */
  unit(label: string, stated: string, news: UnitNews, place: CellPlace): void {
    if (news === null || !this.once(`unit ${label} ${stated}`)) return;
    if (news === 'conflict') this.notes.add('warning', 'unit_conflict', { indicator: label, unit: stated }, place);
    else if (news === 'assumed') this.notes.add('info', 'unit_assumed', { indicator: label });
  }

  /** True the first time only. */
  once(what: string): boolean {
    if (this.told.has(what)) return false;
    this.told.add(what);
    return true;
  }
}
