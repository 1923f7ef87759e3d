import { parsePeriod, yearPeriod, type Period } from '../../catalog';
import { clean, isNote } from './cells';
import { periodOf, takePeriod } from './periods';

const FORMAL =
  /^(?:附\s*[件表录注]?\s*[\d一二三四五六七八九十]*(?:[-—]\d+)?\s*[:：]?|[表图]\s*[\d一二三四五六七八九十]+(?:[-—.．]\d+)*\s*[:：]?|(?:密级|内部|秘密|机密|绝密|保密|[★☆*]).{0,16}|.{0,12}(?:注意|妥善|严格)(?:保[存密管]).{0,6}|第\s*\d+\s*[页期号].{0,12}|(?:annex|appendix|attachment|table|tabelle|tableau|tabla|tabela|tavola|sheet)\s*[\dA-Z]{0,3}(?:[-.]\d+)*[a-z]?\s*[:.]?|[^:：]{1,24}[:：]\s*[\d\-_.\s]+|table with (?:row|column) headers.{0,120}|(?:data )?(?:extracted|downloaded|exported|retrieved) (?:on|at|from).{0,60}|(?:strictly )?confidential.{0,20}|(?:for )?internal(?: use)?(?: only)?)$/iu;

/** 附件1, 表3-2, 内部资料 注意保存, Table 2.1: lines that say nothing of what the table below is about. */
export const isFormal = (line: string): boolean => FORMAL.test(line);

const MADE =
  /制表|打印|导出|更新|发布|生成|下载|填报|报送|截止|印发|调度|\b(?:printed|updated|downloaded|exported|created|released|generated|published|accessed)\b|\d{1,2}\s*[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/iu;

/** When the table was made, printed or put out; a whole day says no more than that. */
export const saysWhenMade = (line: string): boolean => MADE.test(line);

/**
 * The period of a table as its title says it; a line beside the title that is a part of it and nothing else (`（1—5月）` below `2023年…`) counts
 * more. Where the title says none, what the other lines say, if they agree.
 */
export function periodOfLines(title: string, lines: readonly string[]): Period | undefined {
  const own = takePeriod(title)?.period;
  const others = lines.filter((line) => line !== title && isShort(line) && !isNote([line]) && !saysWhenMade(line));
  if (own) {
    const year = own.m0 % 12 === 0 && own.n === 12 ? Math.floor(own.m0 / 12) : undefined;
    const parts = others.flatMap((line) => partOf(line, own, year) ?? []);
    return parts[0] ?? own;
  }
  const found = others.flatMap((line) => takePeriod(line)?.period ?? []);
  const narrowest = [...found].sort((a, b) => a.n - b.n)[0];
  if (!narrowest)
    return [title, ...lines.filter((line) => !isNote([line]))].map(yearOfMoment).find((year) => year !== undefined);
  return narrowest && found.every((each) => within(narrowest, each)) ? narrowest : undefined;
}

/** The year of a count that was taken at a moment: a census's 零时 and the last day of December; any other day may be that of printing. */
function yearOfMoment(line: string): Period | undefined {
  const found = /((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*((?:零|0|24)\s*时)?/.exec(clean(line));
  if (!found || /制表|打印|导出|更新|发布|生成|下载|填报|报送|印发/.test(line)) return undefined;
  const lastOfYear = found[2] === '12' && found[3] === '31';
  return found[4] !== undefined || lastOfYear ? yearPeriod(Number(found[1])) : undefined;
}

/** A line of few words, or one that begins or ends with its year: sentences name years that are not the table's. */
const isShort = (line: string): boolean =>
  line.length <= 40 || (line.length <= 120 && /^(?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}年?[)）.]?$/.test(line));

function partOf(line: string, whole: Period, year: number | undefined): Period | null {
  const bare = clean(line).replace(/^[(（]\s*|\s*[)）]$/g, '');
  const found = year === undefined ? parsePeriod(bare) : periodOf(bare, year);
  return found && found.n < whole.n && within(found, whole) ? found : null;
}

const within = (part: Period, whole: Period): boolean => part.m0 >= whole.m0 && part.m0 + part.n <= whole.m0 + whole.n;
