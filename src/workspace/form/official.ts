import type { DocxSettings } from '../../summary';
import { list, number, oneOf, optional, record, text, truth } from '../check';
import type { FormTemplate } from '../template';
import { period, place, sha256 } from './parts';

const font = record({ han: text, size: number });

export const docxForm = record({
  margin: record({ top: number, bottom: number, left: number, right: number }),
  line: number,
  indent: truth,
  title: font,
  body: font,
  first: text,
  second: text,
  pageNumbers: oneOf<DocxSettings['pageNumbers']>({ official: true, center: true, none: true }),
} satisfies Readonly<Record<keyof DocxSettings, unknown>>);

export const templateForm = record({
  id: text,
  name: text,
  sha256,
  size: number,
  kind: oneOf<FormTemplate['kind']>({ xlsx: true, docx: true }),
  area: optional(text),
  period: optional(period),
  cells: list(record({ sheet: text, row: place, column: place, expression: text })),
} satisfies Readonly<Record<keyof FormTemplate, unknown>>);
