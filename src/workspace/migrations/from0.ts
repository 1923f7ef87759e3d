/** Format 0, before the first release: one `summaries` and one `views` list instead of tabs, no hand numbers or overrides. */
export function fromFormat0(old: Record<string, unknown>): Record<string, unknown> {
  const { views, summaries, ...rest } = old;
  const tabs = [...tabsOf(views, 'view'), ...tabsOf(summaries, 'summary')];
  const first = tabs[0];
  return {
    profiles: [],
    handNumbers: [],
    overrides: [],
    ...rest,
    format: 1,
    tabs,
    activeTab: first && typeof first.id === 'string' ? first.id : null,
  };
}

function tabsOf(list: unknown, kind: string): readonly Record<string, unknown>[] {
  if (!Array.isArray(list)) return [];
  return list.map((each: unknown) => ({ ...(typeof each === 'object' ? each : {}), kind }));
}
