import type { differences as zh } from '../zh/differences';

export const differences: Record<keyof typeof zh, string> = {
  'issue.profile_set_aside':
    'The profile “{profile}” does not fit this sheet and was not used; the sheet was read as it stands. Check its header before you accept.',
  'issue.profile_columns_gone':
    '{count} columns of last time ({from}) are gone: {columns}. The others were read as usual.',
  'issue.profile_columns_new':
    '{count} columns were not there last time ({from}): {columns}. Read as their heads say; please check.',
  'issue.profile_unit_changed':
    'The unit of “{column}” was “{was}” last time and is “{now}” now. Converted from the unit stated now; please check.',
  'issue.profile_sheet_unit_changed':
    'The unit of the whole sheet was “{was}” last time and is “{now}” now. Converted from the unit stated now; please check.',
  'issue.profile_head_changed':
    'The column “{column}” is not written as last time, so last time’s correction was not applied. Check it, and correct it again.',
  'issue.profile_period_gap':
    'Last time ({from}) ended with {was}, this one with {now}: a period in between is missing. Check whether a file was left out.',
  'issue.profile_period_same':
    'The same period ({now}) as last time ({from}). Both are kept; vintage and order decide which counts.',
  'issue.profile_period_earlier': 'The period ({now}) is earlier than last time ({from}, {was}).',
  'issue.series_jumped':
    '“{indicator}”, {area}, {period} is {now} {unit}, about {times} times its usual {usual}. Check the unit and the digits.',
  'issue.series_dropped':
    '“{indicator}”, {area}, {period} is {now} {unit}, about 1/{times} of its usual {usual}. Check the unit and the digits.',
  'issue.series_jumped_all':
    '{count} figures of “{indicator}” are about {times} times their usual size (from this cell on: {area}, {period}: {now} {unit}, usually {usual}). Most likely the unit differs.',
  'issue.series_dropped_all':
    '{count} figures of “{indicator}” are about 1/{times} of their usual size (from this cell on: {area}, {period}: {now} {unit}, usually {usual}). Most likely the unit differs.',
  'issue.cumulative_fell':
    '“{indicator}”, {area}: {now} {unit} for {period} is less than the {was} for {before}. A cumulative figure does not fall; check it.',
  'issue.not_compared':
    '{facts} values are more than the {most} that are compared with what is loaded before an import. See the quality page afterwards.',
  'issue.values_revised':
    '{count} figures differ from what was there ({from}): revisions. Both are kept, the new ones count. The largest are listed.',
  'issue.value_revised': '“{indicator}”, {area}, {period}: revised from {was} to {now} {unit}.',
  'issue.values_kept':
    '{count} figures differ from what was there ({from}), whose vintage is higher. Both are kept; those that were there count. The largest are listed.',
  'issue.value_kept':
    '“{indicator}”, {area}, {period}: {now} {unit} here; {was} of the higher vintage counts ({from}).',
  'issue.values_disagrees':
    '{count} figures disagree with another source of the same vintage ({from}). Both are kept, the later import counts. Decide which is right, and state the vintage of the sources.',
  'issue.value_disagrees': '“{indicator}”, {area}, {period}: {now} {unit} here, {was} in another source ({from}).',
};
