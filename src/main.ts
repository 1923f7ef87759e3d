import { mount } from 'svelte';
import { App } from './app';
import { startAhead, startBrowserEngine } from './engine/browser';
import { browserServices, newId, onLaunchFiles, workerReader } from './host';
import { openStorage } from './storage/browser';
import AppView from './ui/App.svelte';
import './ui/theme.css';

const startEngine = startAhead(() => startBrowserEngine());
const { storage } = await openStorage();
const reader = workerReader();
const ports = { storage, startEngine, reader, now: () => new Date(), newId, snapshotAfter: 1_500 };
const app = new App(browserServices(ports));
addEventListener('unhandledrejection', (event) => {
  app.unexpected(event.reason);
});
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(AppView, { target, props: { app } });
onLaunchFiles((files) => void app.imports.start(files));
