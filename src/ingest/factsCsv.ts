/** One fact as the command line writes it. Periods as YYYY-MM; the value as decimal text in the unit stated, empty for a gap. */
export interface FactLine {
  readonly areaCode: string;
  readonly area: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly indicator: string;
  readonly unit: string;
  readonly value: string;
  readonly status: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

export const FACTS_CSV_HEADER = 'area_code,area,period_from,period_to,indicator,unit,value,status,file,sheet,cell\n';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A line of CSV (RFC 4180, LF), quoted only where it must be. */
export const factCsvLine = (fact: FactLine): string =>
  `${[
    fact.areaCode,
    fact.area,
    fact.periodFrom,
    fact.periodTo,
    fact.indicator,
    fact.unit,
    fact.value,
    fact.status,
    fact.file,
    fact.sheet,
    fact.cell,
  ]
    .map(quoted)
    .join(',')}\n`;
