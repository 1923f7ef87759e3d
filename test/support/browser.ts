import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags, chromiumPath } from './chromium';

/** One browser for all files that this process tests: starting one takes longer than most tests. It ends with the process. */
let shared: Promise<Browser> | null = null;

/**
 * A browser with nothing stored: every context of it is a person of its own. What was opened through it is gone when it is closed; the
 * process behind it goes on for the next file.
 */
export async function openBrowser(): Promise<Browser> {
  shared ??= chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags], headless: true });
  let browser = await shared;
  if (!browser.isConnected()) {
    shared = chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags], headless: true });
    browser = await shared;
  }
  return borrowed(browser);
}

/** The same browser to one borrower, whose `close` closes his contexts and no others. */
function borrowed(browser: Browser): Browser {
  const mine: BrowserContext[] = [];
  const newContext: Browser['newContext'] = async (options) => {
    const context = await browser.newContext(options);
    mine.push(context);
    return context;
  };
  const newPage: Browser['newPage'] = async (options) => (await newContext(options)).newPage();
  const close: Browser['close'] = async () => {
    await Promise.all(mine.splice(0).map((context) => context.close()));
  };
  const own = { newContext, newPage, close };
  return new Proxy(browser, {
    get(target, name): unknown {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

export interface Profile {
  readonly folder: string;
  /** Opens the browser on this folder: what an earlier one stored is there. */
  open(options?: { readonly locale?: string }): Promise<BrowserContext>;
  remove(): Promise<void>;
}

/** A user's folder of a browser that outlives the browser, for tests that kill and reopen. */
export async function newProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'almanac-profile-'));
  return {
    folder,
    open: (options = {}) =>
      chromium.launchPersistentContext(folder, {
        executablePath: chromiumPath(),
        args: [...chromiumFlags],
        headless: true,
        ...options,
      }),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/** Ends the processes of a browser at once, as a power cut would: no unload events, no flush. */
export async function kill(context: BrowserContext, profile: Profile): Promise<void> {
  const { execFileSync } = await import('node:child_process');
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
  const lines = execFileSync('ps', ['-eo', 'pid=,args=']).toString().split('\n');
  const pids = lines
    .filter((line) => line.includes(profile.folder))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid > 0 && pid !== process.pid);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // gone already with its parent
    }
  }
  await gone;
}

export interface Watched {
  /** Addresses asked outside the page's own origin, from the page and its workers. */
  readonly foreign: readonly string[];
  /** Errors on the console and uncaught ones. */
  readonly errors: readonly string[];
}

/** Notes every request of a page and its workers that leaves `origin`, and every error. */
export function watch(page: Page, origin: string): Watched {
  const foreign: string[] = [];
  const errors: string[] = [];
  const own = new URL(origin).origin;
  page.context().on('request', (request) => {
    const url = request.url();
    if (/^(data|blob):/.test(url)) return;
    if (new URL(url).origin !== own) foreign.push(url);
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { foreign, errors };
}
