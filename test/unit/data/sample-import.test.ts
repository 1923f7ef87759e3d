import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Meaning } from '../../../data/sample/generate.mjs';
import indicators from '../../../data/catalog/indicators.json';
import measures from '../../../data/catalog/measures.json';
import type { CatalogData, Indicator, Measure } from '../../../src/catalog';
import { STATUSES } from '../../../src/core';
import { openSource, planSource, type Profile, type SourcePlan } from '../../../src/ingest';
import { builtSample } from '../../support/sample';

const { files, catalog: places } = await builtSample();
const catalog: CatalogData = {
  ...places,
  indicators: indicators as readonly Indicator[],
  measures: measures as readonly Measure[],
};

async function planned(name: string, known: readonly Profile[] = []): Promise<SourcePlan> {
  const bytes = await readFile(new URL(`../../../data/sample/files/${name}`, import.meta.url));
  return planSource(await openSource(new Uint8Array(bytes), name), catalog, known);
}

/** A figure as one line, so that what was meant and what was read can be compared as lists. */
const line = (sheet: string, f: Omit<Meaning, 'unit'>): string =>
  `${sheet}!R${f.r}C${f.c} ${f.indicator} ${f.area} ${f.m0}+${f.n} ${f.role} ${f.value === '' ? '' : Number(f.value)} ${f.status}`;

function readLines(plan: SourcePlan): string[] {
  return plan.sheets.flatMap((sheet) => {
    if (sheet.kind !== 'facts') return [`${sheet.sheet}: read as ${sheet.kind}`];
    const { facts } = sheet;
    return Array.from({ length: facts.length }, (_, i) => {
      const value = facts.value[i] ?? NaN;
      return line(sheet.sheet, {
        r: facts.row[i] ?? 0,
        c: facts.column[i] ?? 0,
        indicator: facts.indicators[facts.indicator[i] ?? 0] ?? '',
        area: facts.areas[facts.area[i] ?? 0] ?? '',
        m0: facts.m0[i] ?? 0,
        n: facts.n[i] ?? 0,
        role: facts.role[i] === 1 ? 'base' : 'value',
        value: Number.isNaN(value) ? '' : String(value),
        status: STATUSES[facts.status[i] ?? 0] ?? '',
      });
    });
  });
}

for (const file of files.filter(({ kind }) => kind === 'facts')) {
  test(`${file.name} is read as it was meant, with nothing to ask but what — and … stand for`, async () => {
    const plan = await planned(file.name);
    const names = plan.source.sheets.map(({ name }) => name);
    const meant = file.sheets.flatMap((sheet, i) => sheet.means.map((cell) => line(names[i] ?? sheet.name, cell)));
    const rates = new Set(
      file.sheets.flatMap((sheet, i) => sheet.rates.map(({ r, c }) => `${names[i] ?? sheet.name}!R${r}C${c} `)),
    );
    // 同比 columns become growth indicators of their own; what they hold is reckoned from the levels beside them.
    const read = new Set(readLines(plan).filter((one) => !rates.has(one.slice(0, one.indexOf(' ') + 1))));
    const wanted = new Set(meant);
    expect({
      notRead: meant.filter((one) => !read.has(one)).slice(0, 4),
      notMeant: [...read].filter((one) => !wanted.has(one)).slice(0, 4),
      newAreas: plan.newAreas.map(({ names: [first] }) => first?.name),
      newIndicators: plan.newIndicators
        .map(({ names: [first] }) => first?.name)
        .filter((name) => !name?.endsWith('增速')),
      issues: plan.issues.filter(({ severity, code }) => severity !== 'info' && code !== 'symbol_doubtful'),
    }).toEqual({ notRead: [], notMeant: [], newAreas: [], newIndicators: [], issues: [] });
  });
}

/** The profiles that a new workspace starts with, as the page has them. */
async function profiles(): Promise<Profile[]> {
  const folder = new URL('../../../data/profiles/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Profile));
}

for (const file of files.filter(({ kind }) => kind === 'ledger')) {
  test(`${file.name} is read as the ledger that it is, every row in a known area`, async () => {
    const plan = await planned(file.name, await profiles());
    const [sheet] = plan.sheets;
    if (sheet?.kind !== 'ledger' || sheet.recipe.kind !== 'ledger') throw new Error(`read as ${sheet?.kind}`);
    const { rows, recipe } = sheet;
    const head = file.sheets[0]?.rows.findIndex((row) => row.length > 5) ?? 0;
    expect({
      ledger: recipe.ledger,
      rows: rows.length,
      withoutArea: rows.area.filter((area) => area === null).length,
      newAreas: plan.newAreas.length,
      unknownColumns: rows.columns.filter(({ name }) => /^c\d+$/.test(name)).length,
      issues: plan.issues.filter(({ severity }) => severity !== 'info'),
    }).toEqual({
      ledger: file.ledger,
      rows: (file.sheets[0]?.rows.length ?? 0) - head - 1,
      withoutArea: 0,
      newAreas: 0,
      unknownColumns: 0,
      issues: [],
    });
  });
}
