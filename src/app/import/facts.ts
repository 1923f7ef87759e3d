import type { Catalog, Lang, Period } from '../../catalog';
import { cellAddress, formatFigure, fromNumber, gridStyle, STATUSES, type Figure, type Status } from '../../core';
import type { FactBatch, SourcePlan } from '../../ingest';
import { areaName, indicatorName } from '../import_view';

/** One planned fact as the preview shows it. Row and column of its cell from 1. */
export interface FactRow {
  readonly index: number;
  readonly row: number;
  readonly column: number;
  readonly cell: string;
  readonly area: string;
  readonly period: Period;
  readonly indicator: string;
  readonly unit: string;
  /** Empty where the cell holds no number: `status` says why. */
  readonly value: string;
  readonly status: Status;
  /** The number printed beside the value for the same period a year before. */
  readonly base: boolean;
}

/** The planned facts of one sheet, made into rows when they are looked at. */
export class FactRows {
  readonly length: number;
  readonly #facts: FactBatch;
  readonly #areas: readonly string[];
  readonly #indicators: readonly string[];
  readonly #units: readonly string[];
  readonly #lang: Lang;

  constructor(plan: SourcePlan, facts: FactBatch, catalog: Catalog, lang: Lang) {
    this.length = facts.length;
    this.#facts = facts;
    this.#lang = lang;
    const areas = new Map(plan.newAreas.map(({ key, names }) => [key, names[0]?.name]));
    this.#areas = facts.areas.map((key) => areas.get(key) ?? areaName(plan, key, catalog, lang));
    this.#indicators = facts.indicators.map((key) => indicatorName(plan, key, catalog, lang));
    const fresh = new Map(plan.newIndicators.map(({ key, unit }) => [key, unit]));
    this.#units = facts.indicators.map((key) => catalog.indicator(key)?.unit ?? fresh.get(key) ?? '');
  }

  at(index: number): FactRow {
    const f = this.#facts;
    const [row, column] = [f.row[index] ?? 1, f.column[index] ?? 1];
    const indicator = f.indicator[index] ?? 0;
    const status = STATUSES[f.status[index] ?? 0] ?? 'value';
    const unit = this.#units[indicator] ?? '';
    return {
      index,
      row,
      column,
      cell: cellAddress(row, column),
      area: this.#areas[f.area[index] ?? 0] ?? '',
      period: { m0: f.m0[index] ?? 0, n: f.n[index] ?? 1 },
      indicator: this.#indicators[indicator] ?? '',
      unit,
      value: status === 'value' ? this.#value(f.value[index] ?? NaN, unit, f.digits[index] ?? 0) : '',
      status,
      base: f.role[index] === 1,
    };
  }

  /** The fact that was read from a cell (row and column from 1), or null. */
  of(row: number, column: number): number | null {
    const { row: rows, column: columns } = this.#facts;
    for (let i = 0; i < this.length; i++) if (rows[i] === row && columns[i] === column) return i;
    return null;
  }

  #value(value: number, unit: string, decimals: number): string {
    if (!Number.isFinite(value)) return '';
    const figure: Figure = { exact: fromNumber(value), reason: null, form: 'number', unit, decimals, notes: [] };
    return formatFigure(figure, gridStyle(this.#lang));
  }
}
