import type { PivotField, PivotKey, PivotSpec, PivotValue } from './spec';

type Split = 'indicator' | 'derivation';

/** Whether a field splits the values of a pivot of figures by their indicator or by how they are derived. A ledger's column may have such a name too. */
export const isSplit = (field: PivotField, { source }: Pick<PivotSpec, 'source'>): boolean =>
  source.kind === 'facts' && (field.field === 'indicator' || field.field === 'derivation');

/** The splitting fields of a list, with their places in it. */
export const splitsIn = (
  fields: readonly PivotField[],
  spec: Pick<PivotSpec, 'source'>,
): readonly { readonly split: Split; readonly at: number }[] =>
  fields.flatMap((field, at) =>
    isSplit(field, spec) ? [{ split: field.field === 'indicator' ? 'indicator' : 'derivation', at } as const] : [],
  );

/** What a splitting field says of a value. */
export const memberOfValue = (value: PivotValue, split: Split): PivotKey =>
  value.kind === 'indicator' ? value[split] : null;

/** Distinct members of the splitting fields in the order of the values; one empty list where nothing splits. */
export function splitMembers(spec: PivotSpec, fields: readonly PivotField[]): readonly (readonly PivotKey[])[] {
  const splits = splitsIn(fields, spec);
  const all = spec.values.map((value) => splits.map(({ split }) => memberOfValue(value, split)));
  return splits.length === 0 ? [[]] : [...new Map(all.map((keys) => [JSON.stringify(keys), keys])).values()];
}

/** Whether a value stands where the fields have these keys: of a splitting field without one, nothing does. */
export function standsAt(
  value: PivotValue,
  fields: readonly PivotField[],
  keys: readonly PivotKey[],
  spec: Pick<PivotSpec, 'source'>,
): boolean {
  return splitsIn(fields, spec).every(({ split, at }) => keys[at] === memberOfValue(value, split));
}

/** Values that stand beside each other at one place: those that differ in what does not split them. The first value of each, by its place. */
export function valueSlots(spec: PivotSpec): readonly number[] {
  const splits = splitsIn([...spec.rows, ...spec.columns], spec).map(({ split }) => split);
  if (splits.length === 0) return spec.values.map((_, i) => i);
  const seen = new Set<string>();
  return spec.values.flatMap((value, i) => {
    const id = restOf(value, splits);
    if (seen.has(id)) return [];
    seen.add(id);
    return [i];
  });
}

/** The value that stands at a place in the slot of another one; null where it was not asked for. */
export function valueInSlot(
  spec: PivotSpec,
  slot: number,
  row: readonly PivotKey[],
  column: readonly PivotKey[],
): number | null {
  const [rows, columns] = [own(spec.rows), own(spec.columns)];
  const splits = splitsIn([...rows, ...columns], spec).map(({ split }) => split);
  const model = spec.values[slot];
  if (splits.length === 0 || !model) return slot;
  const wanted = restOf(model, splits);
  const found = spec.values.findIndex(
    (value) =>
      restOf(value, splits) === wanted && standsAt(value, rows, row, spec) && standsAt(value, columns, column, spec),
  );
  return found < 0 ? null : found;
}

const own = (fields: readonly PivotField[]): readonly PivotField[] => fields.filter(({ field }) => field !== 'value');

function restOf(value: PivotValue, splits: readonly Split[]): string {
  if (value.kind === 'column') return JSON.stringify(value);
  const { indicator, derivation, show = 'value' } = value;
  return JSON.stringify([
    splits.includes('indicator') ? '' : indicator,
    splits.includes('derivation') ? '' : derivation,
    show,
  ]);
}
