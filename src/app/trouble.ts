import { issue, type Issue } from '../core';

/** What the person stopped is no failure. */
export const isAbort = (thrown: unknown): boolean => thrown instanceof DOMException && thrown.name === 'AbortError';

/** What threw, as an issue that can be worded; the stack goes to the console for whoever mends it. */
export const bug = (thrown: unknown): Issue => {
  console.error(thrown);
  return issue('error', 'unexpected', {}, { message: thrown instanceof Error ? thrown.message : String(thrown) });
};
