import { exact, type Figure } from '../../src/core';

/** A plain number with its unit, as a stored value is. */
export const amount = (value: string, unit = '件', decimals = 0): Figure => ({
  exact: exact(value),
  reason: null,
  form: 'number',
  unit,
  decimals,
  notes: [],
});
