import type { Lang } from '../../text';
import type { Tab } from '../../workspace';
import type { App } from '../app.svelte';
import { wordsIn } from '../speaker.svelte';

/**
 * The workbench as another area has it before it: that area is the home area, and views that show the area it stands for (`own`) but
 * not it show it instead. One template is so every county's, with its own tables and charts. Nothing of the workspace is changed.
 */
export function seenFrom(app: App, area: string, own: string | null): App {
  const { catalog, workspace } = app;
  return otherwise(app, {
    catalog: catalog && { ...catalog, data: { ...catalog.data, home: area } },
    workspace: workspace && { ...workspace, tabs: workspace.tabs.map((tab) => turned(tab, area, own)) },
  });
}

/** The workbench in a document's own language, whatever its page is read in. */
export const seenIn = (app: App, lang: Lang): App =>
  app.lang === lang ? app : otherwise(app, { lang, ...wordsIn(() => lang) });

/** The state behind it stays the one it is: only what is looked at is another. */
function otherwise(app: App, seen: Partial<App>): App {
  return new Proxy(app, {
    get(target, name): unknown {
      if (Object.hasOwn(seen, name)) return Reflect.get(seen, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function turned(tab: Tab, area: string, own: string | null): Tab {
  if (tab.kind !== 'view' || own === null || !tab.view.areas.includes(own) || tab.view.areas.includes(area)) return tab;
  return { ...tab, view: { ...tab.view, areas: tab.view.areas.map((key) => (key === own ? area : key)) } };
}
