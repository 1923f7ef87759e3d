import type { App } from './app.svelte';
import { fileName } from './file_name';
import { read, write } from './preferences.svelte';

/** Days of work without a copy on disk before the reminder: browsers' data are wiped by cleaning tools and reinstalls. */
const REMIND_AFTER_DAYS = 7;
const DAY = 86_400_000;

/** 另存工作区到磁盘, and when it was last done. */
export class Backup {
  /** ISO time of the last copy of the open workspace; null when there was none. */
  last = $state<string | null>(null);
  saving = $state(false);
  readonly #app: App;
  /** What a message offers beside itself. */
  readonly action: { readonly label: 'shell.save_copy'; readonly run: () => void };

  constructor(app: App) {
    this.#app = app;
    this.action = { label: 'shell.save_copy', run: () => void this.save() };
  }

  /** True when the person should be reminded: own work, and no copy for a week. */
  readonly due: boolean = $derived.by(() => {
    const workspace = this.#app.workspace;
    if (!workspace || workspace.sample === true || workspace.sources.length === 0) return false;
    return this.last === null || Date.now() - Date.parse(this.last) > REMIND_AFTER_DAYS * DAY;
  });

  /** After a workspace was opened: says where it is kept if that is nowhere. */
  opened(): void {
    const { workspace, status } = this.#app;
    this.last = workspace ? read(`copy.${workspace.id}`) : null;
    if (status && !status.durable) this.#app.messages.say('warning', 'shell.not_durable', {}, this.action);
    else if (this.due && this.last !== null) this.#app.messages.say('info', 'shell.backup_reminder', {}, this.action);
  }

  /** Writes the whole workspace as one file. */
  async save(): Promise<void> {
    const { session, workspace, services } = this.#app;
    if (!session || !workspace || this.saving) return;
    this.saving = true;
    await this.#app.attempt(async () => {
      const name = fileName(workspace.name);
      services.download(name, await session.exportFile());
      this.last = new Date().toISOString();
      write(`copy.${workspace.id}`, this.last);
      this.#app.messages.say('good', 'shell.saved_copy', { name });
    });
    this.saving = false;
  }
}
