/** DISAGREEMENTS.md: where a ledger's count and the printed figure differ, and why. */
export function differencesPage(differences) {
  const rows = differences.map(
    (d, i) =>
      `| ${i + 1} | ${d.title} | ${d.areaName} | ${d.year} | ${d.name}（${d.unit}） | \`${d.indicator}\` | ${d.ledger} | ${d.printed} | ${d.why} |`,
  );
  return `# 台账与报表的十处出入（模拟数据）

台账按日期和地区计数，应与年度报表相等；下面十处故意不等，供对账练习和核对测试使用。其余地区、年份（自各台账完整之年起）一律相等。

The ledgers, counted by date and area, equal the yearly figures; these ten are made to differ, as in life. Everything else, from the
first year in which a ledger is complete, is equal: patents granted 2021, certificates in force 2019 (new ones 2020), projects declared 2019, approved 2020, funds 2021,
under way and accepted 2022, trainings 2022, contracts 2023. The list of high-tech firms also names the technology SMEs among them; it is no full list of
those, so \`tsme\` is not counted from it. The first two are utility models: \`pat_grant_um\` differs there by the same number.

| | 原因 | 地区 | 年份 | 指标 | | 台账 | 报表 | 说明 |
|---|---|---|---|---|---|---:|---:|---|
${rows.join('\n')}
`;
}
