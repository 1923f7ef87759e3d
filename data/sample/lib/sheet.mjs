import { growth } from './decimals.mjs';
import { of, withUnit } from './indicators.mjs';
import { nameOf } from './places.mjs';
import { spoken, year } from './spans.mjs';
import { MARKS } from './truth.mjs';

/**
 * A sheet as it is built: rows of cells (text, or {n} for a number), merged heads, and for every cell that holds a figure
 * what it means. The meanings are what a reader has to find again.
 */
export class Sheet {
  rows = [];
  merges = [];
  means = [];
  rates = [];

  constructor(name) {
    this.name = name;
  }

  /** A line of text, or of cells, as it is. */
  line(...cells) {
    this.rows.push(cells);
    return this;
  }

  /** Text merged over `width` columns and `height` rows, in the last line. */
  merge(column, width, height = 1) {
    this.merges.push({ row: this.rows.length - 1, column, width, height });
    return this;
  }

  /** Puts a figure at the end of the last line. A figure that never was leaves the cell empty. */
  figure(truth, indicator, area, period, vintage, role = 'value') {
    const row = this.rows[this.rows.length - 1];
    const text = truth.get(indicator, area, period, vintage);
    row.push(text === undefined ? '' : text in MARKS ? text : { n: text });
    if (text === undefined) return;
    const missing = text in MARKS;
    // 上年同期 belongs to the figure that it is printed beside.
    const m0 = role === 'base' ? period.m0 + 12 : period.m0;
    const meant = { indicator, area, m0, n: period.n, role, unit: of(indicator).unit };
    this.means.push({
      ...meant,
      value: missing ? '' : text,
      status: missing ? MARKS[text] : 'value',
      r: this.rows.length,
      c: row.length,
    });
  }

  /** 同比 in percent beside two levels; — where there is no base to divide by. */
  change(truth, indicator, area, period, base, vintage) {
    const [now, then] = [period, base].map((one) => truth.number(indicator, area, one, vintage));
    const text = now === undefined || then === undefined ? undefined : growth(now, then);
    this.rows[this.rows.length - 1].push(text === undefined ? '—' : { n: text });
    this.rates.push({ r: this.rows.length, c: this.rows[this.rows.length - 1].length });
  }
}

const notes = (sheet, lines) => lines.forEach((text) => sheet.line(text));
const unitLine = (unit, width) => [...Array(width - 1).fill(''), `单位：${unit}`];

/** One indicator: a row for each area, a column for each year. */
export function areasByYears(name, truth, { title, indicator, areas, years, vintage, foot = [], indent = '' }) {
  const sheet = new Sheet(name);
  if (title) sheet.line(title).line(`单位：${of(indicator).unit}`);
  sheet.line('地区', ...years.map((y) => `${y}年`));
  areas.forEach((area, i) => {
    sheet.line(i > 0 ? indent + nameOf(area) : nameOf(area));
    for (const y of years) sheet.figure(truth, indicator, area, year(y), vintage);
  });
  notes(sheet, foot);
  return sheet;
}

/** Several indicators side by side, the year in each heading: 2023年专利申请量(件). */
export function areasByIndicatorYears(name, truth, { title, indicators, areas, years, vintage, foot = [] }) {
  const sheet = new Sheet(name);
  if (title) sheet.line(title);
  sheet.line('地区', ...indicators.flatMap((key) => years.map((y) => `${y}年${of(key).name}(${of(key).unit})`)));
  for (const area of areas) {
    sheet.line(nameOf(area));
    for (const key of indicators) for (const y of years) sheet.figure(truth, key, area, year(y), vintage);
  }
  notes(sheet, foot);
  return sheet;
}

/** Title, unit line, a head of two lines (indicator over last year, this year, 同比), notes below. */
export function comparison(name, truth, { title, unit, indicators, areas, y, vintage, foot = [] }) {
  const sheet = new Sheet(name);
  const width = 1 + indicators.length * 3;
  sheet
    .line(title)
    .merge(0, width)
    .line(...unitLine(unit, width));
  sheet.line('地区', ...indicators.flatMap((key) => [of(key).name, '', ''])).merge(0, 1, 2);
  indicators.forEach((_, i) => sheet.merge(1 + i * 3, 3));
  sheet.line('', ...indicators.flatMap(() => [`${y - 1}年`, `${y}年`, '同比（%）']));
  for (const area of areas) {
    sheet.line(nameOf(area));
    for (const key of indicators) {
      sheet.figure(truth, key, area, year(y - 1), vintage);
      sheet.figure(truth, key, area, year(y), vintage);
      sheet.change(truth, key, area, year(y), year(y - 1), vintage);
    }
  }
  notes(sheet, foot);
  return sheet;
}

/** A head of two lines, the year over its indicators. */
export function yearsOverIndicators(name, truth, { title, unit, indicators, areas, years, vintage, foot = [] }) {
  const sheet = new Sheet(name);
  const width = 1 + indicators.length * years.length;
  sheet
    .line(title)
    .merge(0, width)
    .line(...unitLine(unit, width));
  sheet.line('地区', ...years.flatMap((y) => [`${y}年`, ...indicators.slice(1).map(() => '')])).merge(0, 1, 2);
  years.forEach((_, i) => sheet.merge(1 + i * indicators.length, indicators.length));
  sheet.line('', ...years.flatMap(() => indicators.map((key) => (unit.includes('、') ? withUnit(key) : of(key).name))));
  for (const area of areas) {
    sheet.line(nameOf(area));
    for (const y of years) for (const key of indicators) sheet.figure(truth, key, area, year(y), vintage);
  }
  notes(sheet, foot);
  return sheet;
}

/** A flash report: one line of heads with units, the period only in the title. */
export function flash(name, truth, { title, indicators, areas, period, vintage, foot = [] }) {
  const sheet = new Sheet(name);
  sheet.line(title).merge(0, 1 + indicators.length);
  sheet.line('地区', ...indicators.map(withUnit));
  for (const area of areas) {
    sheet.line(nameOf(area));
    for (const key of indicators) sheet.figure(truth, key, area, period, vintage);
  }
  notes(sheet, foot);
  return sheet;
}

/** A monthly report: 累计, 上年同期 and 同比±% under each indicator. */
export function monthlyByArea(name, truth, { title, indicators, areas, period, vintage, foot = [] }) {
  const sheet = new Sheet(name);
  const base = { m0: period.m0 - 12, n: period.n };
  sheet
    .line(title)
    .merge(0, 1 + indicators.length * 3)
    .line(`（${spoken(period)}）`);
  sheet.line('地区', ...indicators.flatMap((key) => [withUnit(key), '', ''])).merge(0, 1, 2);
  indicators.forEach((_, i) => sheet.merge(1 + i * 3, 3));
  sheet.line('', ...indicators.flatMap(() => ['累计', '上年同期', '同比±%']));
  for (const area of areas) {
    sheet.line(nameOf(area));
    for (const key of indicators) {
      sheet.figure(truth, key, area, period, vintage);
      sheet.figure(truth, key, area, base, vintage, 'base');
      sheet.change(truth, key, area, period, base, vintage);
    }
  }
  notes(sheet, foot);
  return sheet;
}

/** A monthly report of one area: a row for each indicator with its unit. */
export function monthlyOfArea(name, truth, { title, area, indicators, period, vintage, foot = [] }) {
  const sheet = new Sheet(name);
  const base = { m0: period.m0 - 12, n: period.n };
  sheet.line(title).merge(0, 5).line('指标', '单位', '累计', '上年同期', '同比±%');
  for (const key of indicators) {
    sheet.line(of(key).name, of(key).unit);
    sheet.figure(truth, key, area, period, vintage);
    sheet.figure(truth, key, area, base, vintage, 'base');
    if (of(key).unit === '%') sheet.rows[sheet.rows.length - 1].push('');
    else sheet.change(truth, key, area, period, base, vintage);
  }
  notes(sheet, foot);
  return sheet;
}

/** One area: indicators down, years across. */
export function indicatorsByYears(name, truth, { title, area, indicators, years, vintage, foot = [] }) {
  const sheet = new Sheet(name);
  sheet
    .line(title)
    .merge(0, 2 + years.length)
    .line('指标', '单位', ...years.map((y) => `${y}年`));
  for (const key of indicators) {
    sheet.line(of(key).name, of(key).unit);
    for (const y of years) sheet.figure(truth, key, area, year(y), vintage);
  }
  notes(sheet, foot);
  return sheet;
}

/** A row for each figure: 地区, 时期, 指标, 单位, 数值. */
export function tidy(name, truth, { entries, vintage }) {
  const sheet = new Sheet(name);
  sheet.line('地区', '时期', '指标', '单位', '数值');
  for (const [indicator, area, period] of entries) {
    if (truth.get(indicator, area, period, vintage) === undefined) continue;
    sheet.line(nameOf(area), spoken(period), of(indicator).name, of(indicator).unit);
    sheet.figure(truth, indicator, area, period, vintage);
  }
  return sheet;
}
