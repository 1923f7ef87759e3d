import type { App } from './app.svelte';
import { opened, type AppCommand } from './commands';

const connected = (app: App): boolean => app.status?.server !== null && app.status?.server !== undefined;

/** What can be done with a database server. */
export const serverCommands: readonly AppCommand[] = [
  {
    id: 'server.connect',
    label: 'server.connect',
    menu: 'data',
    group: 4,
    words: '服务器 数据库 连接 ClickHouse server database engine',
    enabled: opened,
    run: (app) => app.panels.open('server'),
  },
  {
    id: 'server.push',
    label: 'server.push',
    menu: 'data',
    group: 4,
    words: '上传 推送 push upload',
    enabled: connected,
    run: (app) => app.panels.open('push'),
  },
  {
    id: 'server.disconnect',
    label: 'server.disconnect',
    menu: 'data',
    group: 4,
    enabled: connected,
    run: (app) => app.server.disconnect(),
  },
];
