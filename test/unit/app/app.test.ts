import { expect, test } from 'vitest';
import { App } from '../../../src/app/app.svelte';
import { paletteItems } from '../../../src/app/palette';
import { readings } from '../../../src/app/readings';
import type { AppServices } from '../../../src/app/services';
import { err, issue } from '../../../src/core';

/** Services of a machine where nothing is kept and nothing opens. */
const services = (over: Partial<AppServices> = {}): AppServices => ({
  listWorkspaces: async () => [],
  lastOpened: async () => null,
  setLastOpened: async () => undefined,
  openSession: async () => err(issue('error', 'workspace_gone')),
  newWorkspace: async () => err(issue('error', 'engine_not_started', {}, { message: 'no wasm' })),
  openSample: async () => err(issue('error', 'engine_not_started', {}, { message: 'no wasm' })),
  connectServer: async () => err(issue('error', 'server_unreachable', {}, { message: 'no server' })),
  openFile: async () => err(issue('error', 'file_not_workspace')),
  deleteWorkspace: async () => undefined,
  renameWorkspace: async () => undefined,
  download: () => undefined,
  writeOffice: async () => new Uint8Array(),
  officeTask: () => Promise.reject(new Error('no office here')),
  pickFiles: async () => [],
  readFiles: () => [],
  pickFolder: () => Promise.resolve([]),
  readDrop: () => Promise.resolve([]),
  ...over,
});

test('what could not be opened becomes a page with its reason, not a message that goes away', async () => {
  const app = new App(services());
  expect(await app.open((from) => from.newWorkspace('x'))).toBe(false);
  expect(app.failure?.code).toBe('engine_not_started');
  expect(app.opening).toBe(false);
  expect(app.messages.list).toEqual([]);
});

test('on the first visit the sample is opened, and nothing when workspaces are there', async () => {
  let opened = 0;
  const openSample: AppServices['openSample'] = async () => {
    opened++;
    return err(issue('error', 'engine_not_started'));
  };
  await new App(services({ openSample })).start();
  expect(opened).toBe(1);
  await new App(services({ openSample, listWorkspaces: async () => [{ id: 'a', name: '总结' }] })).start();
  expect(opened).toBe(1);
});

test('what a service throws becomes a message, and what the person stopped does not', async () => {
  const app = new App(services());
  expect(await app.attempt(() => Promise.reject(new DOMException('stopped', 'AbortError')))).toBe(false);
  expect(app.messages.list).toEqual([]);
  expect(await app.attempt(async () => err(issue('error', 'not_saved')))).toBe(false);
  expect(app.messages.list[0]).toMatchObject({ tone: 'error', sticky: true, issue: { code: 'not_saved' } });
});

test('the palette finds commands by words of either language, by pinyin and by initials', () => {
  const app = new App(services());
  const found = (text: string): readonly string[] => paletteItems(app, text, readings).map(({ id }) => id);
  expect(found('新建工作区')[0]).toBe('command file.new');
  expect(found('dakaishili')).toContain('command file.sample');
  expect(found('xjgzq')).toContain('command file.new');
  expect(found('>english')).toEqual(['command window.lang']);
  expect(found('没有这样的命令')).toEqual([]);
});

test('commands that need a workspace are not offered without one', () => {
  const app = new App(services());
  const ids = paletteItems(app, '', readings).map(({ id }) => id);
  expect(ids).toContain('command file.import');
  expect(ids).not.toContain('command file.save_copy');
  expect(ids).not.toContain('command edit.undo');
});

test('keys run the command that is theirs, and are left to the browser otherwise', () => {
  const app = new App(services());
  const keys = { key: 'k', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  expect(app.press(keys, 'Win32')).toBe(true);
  expect(app.panels.dialog).toBe('palette');
  expect(app.press({ ...keys, key: 'j' }, 'Win32')).toBe(false);
});
