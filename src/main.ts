import { mount } from 'svelte';
import { App } from './app';
import { startAhead, startBrowserEngine } from './engine/browser';
import { browserServices, newId, onLaunchFiles, workerReader } from './host';
import { openStorage } from './storage/browser';
import AppView from './ui/App.svelte';
import './ui/theme.css';

const startEngine = startAhead(() => startBrowserEngine());
const { storage } = await openStorage();
const app = new App(browserServices({ storage, startEngine, reader: workerReader(), now: () => new Date(), newId }));
addEventListener('unhandledrejection', (event) => {
  app.unexpected(event.reason);
});
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(AppView, { target, props: { app } });
onLaunchFiles((files) => void app.imports.start(files));
