import { read, write } from './preferences.svelte';

export type DialogName =
  | 'formula'
  | 'palette'
  | 'workspaces'
  | 'catalog'
  | 'shortcuts'
  | 'goto'
  | 'rename'
  | 'server'
  | 'push'
  | 'quality'
  | 'forms'
  | 'profiles'
  | 'export'
  | 'citations'
  | 'templates'
  | 'queries'
  | 'save_query';
export type CatalogSection = 'indicators' | 'areas' | 'peers' | 'targets';

/** What is open beside or over the workbook. One dialog at a time. */
export class Panels {
  dialog = $state<DialogName | null>(null);
  /** What the palette starts with: '' for everything. */
  paletteText = $state('');
  side = $state(read('side') !== 'closed');
  catalogSection = $state<CatalogSection>('indicators');
  /** Key of the entry to show in the catalog editor. */
  catalogKey = $state<string | null>(null);
  /** Id of the tab whose name is being edited. */
  renamingTab = $state<string | null>(null);

  open(dialog: DialogName): void {
    this.dialog = dialog;
  }

  close(): void {
    this.dialog = null;
    this.paletteText = '';
  }

  closeAll(): void {
    this.close();
    this.renamingTab = null;
    this.catalogKey = null;
  }

  openPalette(text = ''): void {
    this.paletteText = text;
    this.dialog = 'palette';
  }

  openCatalog(section: CatalogSection, key: string | null = null): void {
    this.catalogSection = section;
    this.catalogKey = key;
    this.dialog = 'catalog';
  }

  toggleSide(): void {
    this.side = !this.side;
    write('side', this.side ? 'open' : 'closed');
  }
}
