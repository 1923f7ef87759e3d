/** 新文件与同一式样的上一个文件、与已导入的数据相比，有什么不同。 */
export const differences = {
  'issue.profile_set_aside':
    '识别方案“{profile}”与这张表对不上，未采用；已按表格本身识别。请核对表头，确认无误后照常导入。',
  'issue.profile_columns_gone': '与上次（{from}）相比，少了 {count} 列：{columns}。其余列照常读入。',
  'issue.profile_columns_new': '与上次（{from}）相比，多了 {count} 列：{columns}。已按表头识别，请核对。',
  'issue.profile_unit_changed': '“{column}”的计量单位上次是“{was}”，这次写的是“{now}”。已按这次的单位换算，请核对。',
  'issue.profile_sheet_unit_changed': '全表的计量单位上次是“{was}”，这次写的是“{now}”。已按这次的单位换算，请核对。',
  'issue.profile_head_changed':
    '“{column}”这一列的写法与上次不同，上次的更正没有沿用；已按表头识别，请核对后再更正一次。',
  'issue.profile_period_gap': '上次（{from}）到 {was}，这次是 {now}，中间缺了时期。请核对是否漏导了文件。',
  'issue.profile_period_same': '与上次（{from}）是同一时期（{now}）。两次的数都保留，按数据版本和先后取用。',
  'issue.profile_period_earlier': '这次的时期（{now}）早于上次（{from}，{was}）。',
  'issue.series_jumped':
    '“{indicator}”{area} {period} 为 {now}{unit}，约为往年（{usual}）的 {times} 倍。请核对是否单位写错或多写了位数。',
  'issue.series_dropped':
    '“{indicator}”{area} {period} 为 {now}{unit}，约为往年（{usual}）的 1/{times}。请核对是否单位写错或少写了位数。',
  'issue.series_jumped_all':
    '“{indicator}”有 {count} 个数约为往年的 {times} 倍（从本格起，如{area} {period} 为 {now}{unit}，往年 {usual}）。多半是单位不同，请核对。',
  'issue.series_dropped_all':
    '“{indicator}”有 {count} 个数约为往年的 1/{times}（从本格起，如{area} {period} 为 {now}{unit}，往年 {usual}）。多半是单位不同，请核对。',
  'issue.cumulative_fell':
    '“{indicator}”{area} {period} 累计 {now}{unit}，小于 {before} 累计的 {was}。累计数不应减少，请核对是否填错或改了口径。',
  'issue.not_compared': '指标值共 {facts} 条，超过 {most} 条，导入前没有与已有数据比对。请在导入后看数据质量页。',
  'issue.values_revised': '有 {count} 个数与已有的（{from}）不同，属于修订：新旧都保留，取用新的。差别最大的列在下面。',
  'issue.value_revised': '“{indicator}”{area} {period} 由 {was} 修订为 {now}{unit}。',
  'issue.values_kept':
    '有 {count} 个数与已有的（{from}）不同，但已有的数据版本更高：新旧都保留，仍取用已有的。差别最大的列在下面。',
  'issue.value_kept': '“{indicator}”{area} {period} 这里是 {now}{unit}，仍取用版本更高的 {was}（{from}）。',
  'issue.values_disagrees':
    '有 {count} 个数与另一来源（{from}）不一致，版本相同：都保留，取用后导入的。请核对以哪个为准，并在来源上注明版本。',
  'issue.value_disagrees': '“{indicator}”{area} {period} 这里是 {now}{unit}，另一来源（{from}）是 {was}。',
} as const;
