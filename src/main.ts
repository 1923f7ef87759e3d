import { mount } from 'svelte';
import { App } from './app';
import { startAhead, startBrowserEngine } from './engine/browser';
import { browserServices, newId, onLaunchFiles, workerReader, type StartServer } from './host';
import { openStorage } from './storage/browser';
import AppView from './ui/App.svelte';
import './ui/theme.css';

const startEngine = startAhead(() => startBrowserEngine());
/** Few ever connect to a server: its code comes when they do. */
const startServer: StartServer = async (connection) => (await import('./engine/remote')).startClickHouse(connection);
const { storage } = await openStorage();
const reader = workerReader();
const ports = { storage, startEngine, reader, now: () => new Date(), newId, snapshotAfter: 1_500 };
const app = new App(browserServices(ports, startServer));
addEventListener('unhandledrejection', (event) => {
  app.unexpected(event.reason);
});
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(AppView, { target, props: { app } });
onLaunchFiles((files) => void app.imports.start(files));
