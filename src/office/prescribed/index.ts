import type { Issue, Result } from '../../core';
import { fillDocxForm, readDocxForm } from './docx_form';
import type { FormFile, FormValue } from './form';
import { fillXlsxForm } from './xlsx_fill';
import { readXlsxForm } from './xlsx_read';

export * from './form';

export type FormKind = FormFile['kind'];

/** By its name; null for a kind that is not filled. */
export const formKind = (name: string): FormKind | null =>
  /\.xls[xm]$/i.test(name) ? 'xlsx' : /\.docx$/i.test(name) ? 'docx' : null;

export const readForm = (kind: FormKind, bytes: Uint8Array): Result<FormFile, Issue> =>
  kind === 'xlsx' ? readXlsxForm(bytes) : readDocxForm(bytes);

export const fillForm = (kind: FormKind, bytes: Uint8Array, values: readonly FormValue[]): Result<Uint8Array, Issue> =>
  kind === 'xlsx' ? fillXlsxForm(bytes, values) : fillDocxForm(bytes, values);
