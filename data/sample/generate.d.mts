/** What the generator gives to tests: see generate.mjs. */
export interface Meaning {
  readonly indicator: string;
  readonly area: string;
  /** Of a base (上年同期): the period of the figure that it stands beside. */
  readonly m0: number;
  readonly n: number;
  readonly role: 'value' | 'base';
  readonly unit: string;
  /** Decimal text; empty where the figure is missing. */
  readonly value: string;
  readonly status: string;
  /** 1-based place in the sheet. */
  readonly r: number;
  readonly c: number;
}

export interface SampleSheet {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly means: readonly Meaning[];
  /** Cells that print a change over the year before: 1-based places. */
  readonly rates: readonly { readonly r: number; readonly c: number }[];
}

export interface SampleFile {
  readonly name: string;
  readonly format: 'gb18030' | 'utf-8' | 'utf-8-bom' | 'xlsx';
  readonly kind: 'facts' | 'ledger';
  readonly ledger?: string;
  readonly vintage: string;
  readonly released: string;
  readonly publish: string;
  readonly sheets: readonly SampleSheet[];
}

export interface Difference {
  readonly title: string;
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string;
  readonly areaName: string;
  readonly year: number;
  readonly ledger: string;
  readonly printed: string;
  readonly why: string;
}

export interface SampleTruth {
  /** The figure of that vintage, or of the best one. A mark (未报, — …) where it is missing. */
  get(indicator: string, area: string, period: { m0: number; n: number }, vintage?: string): string | undefined;
  number(indicator: string, area: string, period: { m0: number; n: number }, vintage?: string): string | undefined;
}

export interface Sample {
  readonly truth: SampleTruth;
  readonly differences: readonly Difference[];
  readonly files: readonly SampleFile[];
  readonly outputs: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly catalog: Pick<
    import('../../src/catalog').CatalogData,
    'areas' | 'changes' | 'targets' | 'peerSets' | 'home'
  >;
}

export function buildSample(): Promise<Sample>;

/** The file of 主要经济指标 for January to that month of 2024; the sample holds the one to May. */
export function nextMonth(month: number): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
