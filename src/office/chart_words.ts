/** Above the value axis of a native chart: 单位 in brackets where the title does not hold it. */
export const axisTitle = ({ unit, name = '' }: { readonly unit: string; readonly name?: string }): string =>
  name === '' || unit === '' ? name + unit : `${name}（${unit}）`;

/** Number format of the value axis and its labels. */
export const axisFormat = ({ decimals }: { readonly decimals: number }): string =>
  decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
