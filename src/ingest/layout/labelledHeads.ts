import { calledLikeArea } from './areas';

/** Rows that data sellers put below the names of series: how often, whose, which number. */
const ABOUT_SERIES =
  /^(?:频率|频度|指标\s*ID|指标编码|指标代码|序列代码|序列编号|数据来源|来源|状态|更新时间|更新日期|最后更新日期?|起始日期|开始日期|结束日期|函数信息|备注|国家|frequency|source|status|series ?(?:id|code)|mnemonic|first obs(?:ervation)?\.? date|last obs(?:ervation)?\.? date|last update(?:d| time)?)$/i;

/** Rows of a header that say when the series was or will be published, or remarks on it: nothing of the values' own period. */
const ABOUT_RELEASE = /^(?:release date|next release|last updated?|important notes|发布日期|更新日期|下次发布)$/i;
const BEFORE_UNIT = /^pre-?unit$/i;
const UNIT = /^unit$/i;

/**
 * Headers that say in the stub what each of their rows is: `Title`, `CDID`, `PreUnit` (£), `Unit` (m), `Release Date`, as the time series of the ONS
 * do. The unit is put together (£m), and days of release, which are not the values', are taken out. Levels of other headers come back as
 * they are.
 */
export function labelled(levels: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const first = Math.max(
    0,
    levels.findIndex((column) => column.some((text) => text !== '')),
  );
  const stub = levels[first] ?? [];
  const before = stub.findIndex((text) => BEFORE_UNIT.test(text));
  const unit = stub.findIndex((text) => UNIT.test(text));
  const release = stub.flatMap((text, i) => (ABOUT_RELEASE.test(text) ? [i] : []));
  const series = stub.flatMap((text, i) => (i > 0 && ABOUT_SERIES.test(text) ? [i] : []));
  if (series.length >= 2)
    return levels.map((column, at) =>
      column.map((text, i) => {
        if (at <= first) return text;
        if (series.includes(i)) return '';
        return SERIES_UNIT.test(stub[i] ?? '') && text !== ''
          ? `(${text})`
          : areaInFront(text, levels.slice(first + 1), i);
      }),
    );
  if (stub.length < 3 || (release.length === 0 && before < 0)) return levels;
  return levels.map((column, at) =>
    column.map((text, i) => {
      if (at <= first) return text;
      if (release.includes(i) || (i === before && unit >= 0)) return '';
      if (i !== unit || before < 0) return text;
      const whole = `${column[before] ?? ''}${text}`;
      return whole === '' ? '' : `(${whole})`;
    }),
  );
}

const SERIES_UNIT = /^(?:单位|unit)$/i;
const IN_FRONT = /^(\p{Script=Han}{2,9})[:：](.+)$/u;

/** `北京:GDP:累计值` beside `天津:GDP:累计值`: the areas are a level of their own. */
function areaInFront(text: string, levels: readonly (readonly string[])[], at: number): string {
  const [, own, rest] = IN_FRONT.exec(text) ?? [];
  if (own === undefined || rest === undefined) return text;
  const heads = levels.flatMap((column) => (column[at] === undefined || column[at] === '' ? [] : [column[at]]));
  const split = heads.map((head) => IN_FRONT.exec(head)).filter((found) => found !== null);
  const fronts = new Set(split.map(([, front]) => front));
  const rests = new Set(split.map(([, , behind]) => behind));
  const areas = [...fronts].every((front) => calledLikeArea(front ?? ''));
  return areas && split.length === heads.length && fronts.size > 1 && rests.size < split.length
    ? `${own}!!${rest}`
    : text;
}
