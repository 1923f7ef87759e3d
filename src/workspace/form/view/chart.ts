import type { ChartKind } from '../../../view';
import { oneOf, optional, record, text } from '../../check';

export const chartChoice = record({ kind: oneOf<ChartKind>({ line: true, bar: true }), indicator: optional(text) });
