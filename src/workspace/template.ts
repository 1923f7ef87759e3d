import type { Period } from '../catalog';

/** 上级表样: a form of a superior's with what belongs into its cells. Its bytes are kept by `sha256`, as those of sources are. */
export interface FormTemplate {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly kind: 'xlsx' | 'docx';
  /** What stands for the area and period that a cell leaves open; left out: the own county, and the period that is asked for. */
  readonly area?: string;
  readonly period?: Period;
  readonly cells: readonly FormCell[];
}

/** One cell of a form and the words in braces (`[专利授权量] 同比`) that are asked for it. */
export interface FormCell {
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly expression: string;
}
