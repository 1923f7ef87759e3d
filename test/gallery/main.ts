import { mount } from 'svelte';
import { App, type AppServices } from '../../src/app';
import { ok } from '../../src/core';
import '../../src/ui/theme.css';
import { cases } from './cases';
import Gallery from './Gallery.svelte';
import { gallerySession } from './session';

/** `?theme=dark`, `?lang=en`, `?case=3`: a page to look at, one case or all. */
const wanted = new URLSearchParams(location.search);
const only = wanted.get('case');

const none = (): never => {
  throw new Error('not in the gallery');
};
const services: AppServices = {
  listWorkspaces: () => Promise.resolve([]),
  lastOpened: () => Promise.resolve(null),
  setLastOpened: () => Promise.resolve(),
  openSession: none,
  newWorkspace: none,
  openSample: none,
  connectServer: none,
  openFile: none,
  deleteWorkspace: none,
  renameWorkspace: none,
  download: none,
  writeOffice: none,
  officeTask: none,
  pickFiles: none,
  readFiles: () => [],
  pickFolder: () => Promise.resolve([]),
  readDrop: () => Promise.resolve([]),
};

const shown = await Promise.all(
  cases
    .filter((_, i) => only === null || Number(only) === i)
    .map(async (one, i) => {
      const app = new App(services);
      app.preferences.theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';
      app.preferences.lang = wanted.get('lang') === 'en' ? 'en' : 'zh';
      await app.open(() => Promise.resolve(ok(gallerySession(one, `case${i}`))));
      return { name: one.name, app };
    }),
);
document.documentElement.dataset['theme'] = wanted.get('theme') ?? 'light';
document.body.style.overflow = 'auto';
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(Gallery, { target, props: { shown } });
