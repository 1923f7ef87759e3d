import { fromFormat0 } from './from0';
import { fromFormat1 } from './from1';

/** The format that this program writes. */
export const FORMAT = 2;

/** For each older format, what turns its document into the next one's. Never changed once released. */
const steps: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>> = {
  0: fromFormat0,
  1: fromFormat1,
};

/** A document of any older format as one of today's. Null when there is no way from it. */
export function migrate(document: Record<string, unknown>): Record<string, unknown> | null {
  let now = document;
  while (now.format !== FORMAT) {
    const step = typeof now.format === 'number' ? steps[now.format] : undefined;
    if (!step) return null;
    now = step(now);
  }
  return now;
}
