import type { Area, AreaChange, Indicator, PeerSet, Target } from '../catalog';
import * as commands from '../workspace';
import type { App } from './app.svelte';
import { newEditedArea, newIndicator, newPeerSet } from './catalog_edit';
import type { CatalogSection } from './panels.svelte';

/** Edits of the catalog editor; each is a command and one step of undo. */
export const putIndicator = (app: App, indicator: Indicator): void =>
  void app.do(commands.saveIndicator, { indicator });
export const removeIndicator = (app: App, key: string): void => void app.do(commands.removeIndicator, { key });
export const putArea = (app: App, area: Area): void => void app.do(commands.saveArea, { area });
export const removeArea = (app: App, key: string): void => void app.do(commands.removeArea, { key });
export const setHome = (app: App, area: string): void => void app.do(commands.setHome, { area });
export const putChange = (app: App, change: AreaChange): void => void app.do(commands.saveAreaChange, { change });
export const removeChange = (app: App, change: AreaChange): void => void app.do(commands.removeAreaChange, { change });
export const putPeerSet = (app: App, set: PeerSet): void => void app.do(commands.savePeerSet, { set });
export const removePeerSet = (app: App, key: string): void => void app.do(commands.removePeerSet, { key });
export const putTarget = (app: App, target: Target): void => void app.do(commands.saveTarget, { target });
export const removeTarget = (app: App, target: Target): void => void app.do(commands.removeTarget, { target });

/** Adds an entry with a name to be changed. Its key, or null when it could not be kept. */
export async function addEntry(app: App, section: CatalogSection): Promise<string | null> {
  const { catalog } = app;
  if (!catalog) return null;
  switch (section) {
    case 'indicators': {
      const indicator = newIndicator(catalog, app.t('catalog.new_indicator'));
      return (await app.do(commands.saveIndicator, { indicator })) ? indicator.key : null;
    }
    case 'areas': {
      const area = newEditedArea(catalog, app.t('catalog.new_area'));
      return (await app.do(commands.saveArea, { area })) ? area.key : null;
    }
    case 'peers': {
      const set = newPeerSet(catalog, app.t('catalog.new_peers'));
      return (await app.do(commands.savePeerSet, { set })) ? set.key : null;
    }
    case 'targets':
      return null;
  }
}
