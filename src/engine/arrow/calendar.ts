/** Days since 1970-01-01 as 'YYYY-MM-DD', as DuckDB prints a DATE, years before Christ and infinity included. */
export function dateText(days: number): string {
  if (days === INFINITE_DAYS) return 'infinity';
  if (days === -INFINITE_DAYS) return '-infinity';
  // Howard Hinnant's days-to-civil: exact for every int32, where JavaScript's Date ends at ±271821.
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return year > 0
    ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
    : `${pad(1 - year, 4)}-${pad(month, 2)}-${pad(day, 2)} (BC)`;
}

/** Ticks since midnight (`perSecond` of them in a second) as 'HH:MM:SS' with as many decimals as are not zero. */
export function timeText(ticks: bigint, perSecond: bigint): string {
  const seconds = Number(ticks / perSecond);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => pad(Math.floor(part), 2)).join(':');
  const rest = ticks % perSecond;
  if (rest === 0n) return clock;
  const digits = String(perSecond).length - 1;
  return `${clock}.${String(rest).padStart(digits, '0').replace(/0+$/, '')}`;
}

/** Ticks since 1970 as 'YYYY-MM-DD HH:MM:SS[.ffffff]'. */
export function timestampText(ticks: bigint, perSecond: bigint): string {
  if (ticks === INFINITE_TICKS) return 'infinity';
  if (ticks === -INFINITE_TICKS) return '-infinity';
  const perDay = perSecond * 86_400n;
  const days = ticks >= 0n ? ticks / perDay : -((-ticks + perDay - 1n) / perDay);
  return `${dateText(Number(days))} ${timeText(ticks - days * perDay, perSecond)}`;
}

/** Months, days and nanoseconds as '1 year 2 months 3 days 04:05:06'. */
export function intervalText(months: number, days: number, nanos: bigint): string {
  const parts = [
    count(Math.trunc(months / 12), 'year'),
    count(months % 12, 'month'),
    count(days, 'day'),
    nanos === 0n ? '' : `${nanos < 0n ? '-' : ''}${timeText(nanos < 0n ? -nanos : nanos, 1_000_000_000n)}`,
  ].filter((part) => part !== '');
  return parts.join(' ') || '00:00:00';
}

const INFINITE_DAYS = 2 ** 31 - 1;
const INFINITE_TICKS = 2n ** 63n - 1n;
const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
const count = (value: number, what: string): string =>
  value === 0 ? '' : `${value} ${what}${Math.abs(value) === 1 ? '' : 's'}`;
