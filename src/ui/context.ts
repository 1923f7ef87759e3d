import { getContext, setContext } from 'svelte';
import type { App } from '../app';

const KEY = Symbol('app');

export const setApp = (app: App): App => setContext(KEY, app);

/** The application state. Only inside components below `App.svelte`, during their setup. */
export const getApp = (): App => getContext<App>(KEY);
