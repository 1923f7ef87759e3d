import { MOST_MONTHS, type Lang, type Publish } from '../../catalog';
import { integer, matching, oneOf, record } from '../check';

/** Year 0 to year 9999. */
export const month = integer(0, 12 * 10_000);
export const period = record({ m0: month, n: integer(1, MOST_MONTHS) });
export const lang = oneOf<Lang>({ zh: true, en: true });
export const publish = oneOf<Publish>({ public: true, internal: true, unpublished: true, single: true });
/** Rows and columns of a sheet. */
export const place = integer(0, 2 ** 31 - 1);
export const sha256 = matching(/^[0-9a-f]{64}$/);
/** A number as a person typed it: whether it can be read is told where it is used, but it is no book. */
export const typedNumber = matching(/^.{0,100}$/s);
