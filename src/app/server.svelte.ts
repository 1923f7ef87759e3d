import { issue, type Issue } from '../core';
import type { Connection } from '../engine';
import type { App } from './app.svelte';
import { read, write } from './preferences.svelte';

/** What a person fills in to connect. */
export interface ServerForm extends Connection {
  readonly keep: boolean;
}

const EMPTY: ServerForm = { url: '', user: 'default', password: '', database: 'almanac', keep: false };

/** The database server that answers instead of this machine: connecting, parting, uploading. */
export class ServerState {
  /** What the form starts with: what was kept, else what the page's address names. Forgotten with the page unless it was asked to keep. */
  form = $state.raw<ServerForm>(EMPTY);
  working = $state<'connect' | 'push' | null>(null);
  problem = $state.raw<Issue | null>(null);
  progress = $state.raw<{ readonly file: string; readonly rows: number; readonly of: number } | null>(null);
  readonly #app: App;
  #abort: AbortController | null = null;

  constructor(app: App) {
    this.#app = app;
    this.form = kept() ?? { ...EMPTY, url: named() };
  }

  async connect(form: ServerForm): Promise<void> {
    const { session } = this.#app;
    if (!session || this.working !== null) return;
    this.problem = null;
    const url = addressOf(form.url);
    if (url === null) {
      this.problem = issue('error', 'no_server_address');
      return;
    }
    this.form = form;
    write('server', form.keep ? JSON.stringify(form) : '');
    this.working = 'connect';
    await this.#app.attempt(async () => {
      const { user, password, database } = form;
      const engine = await this.#app.services.connectServer({ url, user, password, database });
      const done = engine.ok ? await session.connect(engine.value, form.url.trim()) : engine;
      if (!done.ok) {
        if (engine.ok) await engine.value.close();
        this.problem = done.error;
        return;
      }
      this.#app.panels.close();
      this.#app.messages.say('good', 'server.connected', {
        name: form.url.trim(),
        version: session.status.server?.version ?? '',
      });
    });
    this.working = null;
  }

  async disconnect(): Promise<void> {
    await this.#app.session?.disconnect();
    this.#app.panels.close();
    this.#app.messages.say('info', 'server.disconnected');
  }

  /** Tries a lost connection now; that it is back is told by the change of status. */
  async retry(): Promise<void> {
    const done = await this.#app.session?.retryServer();
    if (done && !done.ok) {
      this.#app.messages.say('warning', 'server.still_lost');
    }
  }

  /** Uploads the sources of the workspace to the connected server. */
  async push(): Promise<void> {
    const { session } = this.#app;
    if (!session || this.working !== null) return;
    this.problem = null;
    this.working = 'push';
    this.#abort = new AbortController();
    await this.#app.attempt(async () => {
      const done = await session.push({
        signal: this.#abort?.signal ?? new AbortController().signal,
        onProgress: (file, rows, of) => (this.progress = { file, rows, of }),
      });
      if (!done.ok) {
        this.problem = done.error;
        return;
      }
      const { sent, already, rows, hand } = done.value;
      this.#app.panels.close();
      this.#app.messages.say('good', 'server.pushed', { files: sent.length, rows, already: already.length });
      if (hand > 0) this.#app.messages.say('good', 'server.pushed_hand', { n: hand });
    });
    this.working = null;
    this.progress = null;
  }

  stop(): void {
    this.#abort?.abort();
  }
}

/** A host without its scheme is asked over http; what begins with a stroke lies on the page's own origin. Null for nothing. */
function addressOf(text: string): string | null {
  const given = text.trim();
  if (given === '') return null;
  const whole = /^(https?:\/\/|\/|\.)/i.test(given) ? given : `http://${given}`;
  try {
    return new URL(whole, document.baseURI).href;
  } catch {
    return null;
  }
}

/** `npm start -- --engine URL` opens the page with the address that its policy lets out. */
const named = (): string =>
  typeof location === 'undefined' ? '' : (new URLSearchParams(location.search).get('engine') ?? '');

function kept(): ServerForm | null {
  try {
    const found: unknown = JSON.parse(read('server') ?? '');
    if (typeof found !== 'object' || found === null) return null;
    const text = (name: string): string => String((found as Readonly<Record<string, unknown>>)[name] ?? '');
    return { url: text('url'), user: text('user'), password: text('password'), database: text('database'), keep: true };
  } catch {
    return null; // nothing was kept
  }
}
