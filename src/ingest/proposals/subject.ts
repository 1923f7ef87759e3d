import type { LedgerRecipe } from '../recipe';

/** What the rows of a ledger are, and in which unit they are counted. */
export interface Subject {
  /** As it goes into an indicator's name: 专利, 高新技术企业; empty where only the ledger's own name says it. */
  readonly word: string;
  readonly unit: string;
  /** Whether the unit is certain from the table itself. */
  readonly sure: boolean;
}

const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/合同|协议/, '合同', '项'],
  [/专利(?:号|名称|类型|权人)|申请号|软著|著作权|商标/, '专利', '件'],
  [/项目(?:编号|名称)|课题/, '项目', '项'],
  [/培训|讲座|活动名称|会议名称|班次/, '活动', '场次'],
  [/案号|案件|工单|诉求|信访/, '案件', '件'],
  [/平台名称|中心名称|机构名称|基地名称|园区名称/, '平台', '家'],
  [/企业名称|单位名称|公司名称|统一社会信用代码|纳税人/, '企业', '家'],
  [/特派员|人员名单|学员|专家姓名|^姓名/, '人员', '人'],
  [/\bpatents?\b|application_?no/i, 'patents', '件'],
  [/\bprojects?\b|\bgrants?\b/i, 'projects', '项'],
  [/\bcompan(?:y|ies)\b|\benterprises?\b|\bfirms?\b/i, 'firms', '家'],
];

/**
 * What is listed: by the name of the ledger first (专利清单), else by its headings (专利号). An event that names a firm
 * is still an event, so the more special kinds come first. Counted in 条 where nothing tells.
 */
export function subjectOf(recipe: LedgerRecipe): Subject {
  const named =
    KINDS.find(([word]) => word.test(recipe.ledger)) ?? KINDS.find(([, word]) => recipe.ledger.includes(word));
  const headings = recipe.columns.filter(({ role }) => role !== 'category').map(({ label }) => label);
  const headed = KINDS.find(([word]) => headings.some((label) => word.test(label)));
  const found = named ?? headed;
  return found ? { word: found[1], unit: found[2], sure: true } : { word: '', unit: '条', sure: false };
}
