// What the bench calls by name in the page.
import { gb18030Encoder, MANY, tidyParts, WIDE, wideParts, type Parts } from '../files';
import { COUNTIES, INDICATORS, readCsv, unpivotCsv, YEARS } from '../task';
import { bareLoad } from './bare';
import { composeQuestions } from './compose';
import { importOnce, type Import } from './imports';
import { ledgerQuestions } from './ledger';
import { panelQuestions } from './panel';
import { besideRivals } from './rival_side';
import { tidyQuestions } from './questions';
import { bareWorkbooks } from './workbooks';

const EACH = INDICATORS.length * YEARS;

interface Case {
  /** What the product imports, and what bare DuckDB reads: the same in UTF-8. */
  readonly file: File;
  readonly plain: Blob;
  readonly facts: number;
  readonly statement: (file: string) => string;
}

const blobOf = (parts: Parts): Blob => new Blob([...parts]);
const tidy = (counties: number): Case => {
  const plain = blobOf(tidyParts(counties));
  return { file: new File([plain], 'tidy.csv'), plain, facts: counties * EACH, statement: readCsv };
};
const made = new Map<string, Case>();
const cases: Readonly<Record<string, () => Case>> = {
  load: () => tidy(COUNTIES),
  tidy: () => tidy(MANY),
  gb18030: () => ({
    ...caseOf('tidy'),
    file: new File([blobOf(tidyParts(MANY, gb18030Encoder()))], 'tidy-gb18030.csv'),
  }),
  wide: () => {
    const plain = blobOf(wideParts());
    const facts = WIDE.areas * WIDE.years * WIDE.indicators;
    return { file: new File([plain], 'wide.csv'), plain, facts, statement: unpivotCsv };
  },
};
function caseOf(name: string): Case {
  const known = made.get(name) ?? cases[name]?.();
  if (!known) throw new Error(`no case ${name}`);
  made.set(name, known);
  return known;
}

/** Product and bare engine turn about, so that both have the same weather. */
async function pairs(name: string, runs: number): Promise<{ bare: number[]; product: Import[]; bytes: number }> {
  const { file, plain, facts, statement } = caseOf(name);
  const bare: number[] = [];
  const product: Import[] = [];
  for (let i = 0; i < runs; i += 1) {
    bare.push(await bareLoad(plain, statement));
    // A new file each time, since the same bytes would not be loaded again.
    product.push(await importOnce([new File([file, '\n'.repeat(i)], file.name)], facts));
  }
  return { bare, product, bytes: file.size };
}

/** Workbooks: all in one import, and each by the reading library alone. */
async function workbooks(
  given: readonly (readonly [name: string, base64: string])[],
  runs: number,
): Promise<{ bare: number[]; product: Import[] }> {
  const files = given.map(([name, base64]) => new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
  const bare: number[] = [];
  const product: Import[] = [];
  for (let i = 0; i < runs; i += 1) {
    bare.push(await bareWorkbooks(files));
    product.push(await importOnce(files, null));
  }
  return { bare, product };
}

const bench = {
  pairs,
  workbooks,
  /** One import of a case, for looking at memory meanwhile. The file is made before. */
  prepare: (name: string) => caseOf(name).file.size,
  once: (name: string) => importOnce([caseOf(name).file], caseOf(name).facts),
  ledgerQuestions,
  panelQuestions,
  composeQuestions,
  tidyQuestions,
  besideRivals,
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
