const MARK = /\s*[(（[［](?:推定|推断|暂定|assumed)[)）\]］]$/iu;

/**
 * A text that names a period, without the mark that the source does not state it: 2013年1—6月（推定）. Facts and hand numbers keep the mark as
 * the flag `assumed_period`, and every place that shows the number says so.
 */
export function takeAssumed(text: string): { readonly text: string; readonly assumed: boolean } {
  const plain = text.replace(MARK, '');
  return { text: plain, assumed: plain !== text };
}
