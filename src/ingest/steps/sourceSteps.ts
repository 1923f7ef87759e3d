import { sql, type LoadStep } from '../../core';

/** What `source` and `sheet` hold of one source. */
export interface SourceRow {
  readonly id: number;
  readonly sha256: string;
  readonly name: string;
  readonly kind: 'file' | 'paste' | 'hand';
  /** YYYY-MM-DD. */
  readonly released?: string;
  /** ISO time. */
  readonly imported: string;
  readonly vintage: string;
  readonly publish: string;
  readonly profile?: string;
  readonly sheets: readonly { readonly id: number; readonly name: string }[];
}

/** Steps that enter a source and its sheets. */
export function sourceSteps(source: SourceRow): readonly LoadStep[] {
  const { sheets } = source;
  return [
    {
      do: 'sql',
      sql: sql`INSERT INTO source VALUES (${source.id}, ${source.sha256}, ${source.name}, ${source.kind}, CAST(${source.released ?? null} AS DATE),
CAST(${source.imported.replace('T', ' ').replace(/Z$/, '')} AS TIMESTAMP), ${source.vintage}, ${source.publish}, ${source.profile ?? null})`,
    },
    ...(sheets.length === 0
      ? []
      : [
          {
            do: 'rows' as const,
            table: 'sheet',
            columns: [
              { name: 'id', type: 'int32' as const, values: sheets.map(({ id }) => id) },
              { name: 'source', type: 'int32' as const, values: sheets.map(() => source.id) },
              { name: 'name', type: 'text' as const, values: sheets.map(({ name }) => name) },
            ],
          },
        ]),
  ];
}
