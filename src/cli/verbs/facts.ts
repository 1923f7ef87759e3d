import { cellAddress } from '../../core';
import { periodKey } from '../../catalog';
import type { ImportPlan } from '../../flow';
import { asPrinted, FACTS_CSV_HEADER, factCsvLine, sheetNameOf } from '../../ingest';
import type { ListedFact } from '../../query';
import { parseArgs } from '../args';
import { exitCode, filesIn, loadFiles, scratchSession } from '../scratch';

/** `facts FILE…`: every fact that was read, one a line, as CSV; indicators by the names and in the units of the files. */
export async function facts(argv: readonly string[]): Promise<number> {
  const session = await scratchSession();
  try {
    const { plan, issues } = await loadFiles(session, await filesIn(parseArgs(argv).positional));
    const labels = labelsOf(plan);
    const names = new Map(plan.plans.map(({ source, areaNames = {} }) => [source.name, areaNames]));
    process.stdout.write(FACTS_CSV_HEADER);
    const listed = await session.eachFact((list) => {
      process.stdout.write(list.map((fact) => line(fact, labels, names.get(fact.file) ?? {})).join(''));
    });
    if (!listed.ok) throw new Error(listed.error.kind);
    return exitCode(issues);
  } finally {
    await session.close();
  }
}

type Labels = ReadonlyMap<string, string>;
const labelKey = (file: string, sheet: string, indicator: string): string => [file, sheet, indicator].join('\n');

/** How the files write the names of indicators. */
function labelsOf({ plans }: ImportPlan): Labels {
  const labels = new Map<string, string>();
  for (const { source, sheets } of plans) {
    for (const sheet of sheets) {
      const named =
        sheet.kind === 'facts'
          ? sheet.facts.indicators.map((key, i): [string, string] => [key, sheet.facts.labels[i] ?? ''])
          : sheet.kind === 'facts_sql'
            ? (sheet.resolved?.indicator ?? []).map(({ key, label }): [string, string] => [key, label])
            : [];
      for (const [indicator, label] of named) {
        const key = labelKey(source.name, sheetNameOf(sheet.sheet), indicator);
        if (label !== '' && !labels.has(key)) labels.set(key, label);
      }
    }
  }
  return labels;
}

const HAN = /\p{Script=Han}/u;

/** 新疆省 for 新疆维吾尔自治区: the same beginning, and neither is the other cut short. */
const isOtherName = (own: string, area: string): boolean =>
  own.slice(0, 2) === area.slice(0, 2) && !own.startsWith(area) && !area.startsWith(own);

/**
 * The area's name; as the file has it where that is in another script (Kenya, not 肯尼亚) or another name for it (新疆省).
 */
function areaName({ area, areaKey }: ListedFact, names: Readonly<Record<string, string>>): string {
  const own = Object.hasOwn(names, areaKey) ? (names[areaKey] ?? '') : '';
  if (!HAN.test(area) || !/\p{L}/u.test(own)) return area;
  return !HAN.test(own) || isOtherName(own, area) ? own : area;
}

function line(fact: ListedFact, labels: Labels, names: Readonly<Record<string, string>>): string {
  const [periodFrom = '', periodTo = ''] = periodKey(fact.period).split('/');
  const { value, unit } = asPrinted(fact.value ?? NaN, fact.unit, fact.statedUnit);
  return factCsvLine({
    areaCode: fact.areaCode,
    area: areaName(fact, names),
    periodFrom,
    periodTo,
    indicator: labels.get(labelKey(fact.file, fact.sheet, fact.indicatorKey)) ?? fact.indicator,
    unit,
    value: Number.isNaN(value) ? '' : String(value),
    status: fact.status,
    file: fact.file,
    sheet: fact.sheet,
    cell: cellAddress(fact.row, fact.column),
  });
}
