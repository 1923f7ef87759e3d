import type { DocxSettings } from '../../summary';
import type { Command } from '../command';
import type { FormTemplate } from '../template';
import { put, sameContent, without } from './lists';

/** 公文版式: how the workspace's documents look as DOCX. */
export const saveDocxSettings: Command<{ readonly settings: DocxSettings }> = {
  id: 'docx.settings',
  run: (workspace, { settings }) =>
    workspace.docx && sameContent(workspace.docx, settings) ? workspace : { ...workspace, docx: settings },
};

/** 上级表样: keeps a form, or replaces the one of the same id. */
export const saveTemplate: Command<{ readonly template: FormTemplate }> = {
  id: 'template.save',
  run: (workspace, { template }) => {
    const templates = put(workspace.templates ?? [], template, ({ id }) => id);
    return templates === workspace.templates ? workspace : { ...workspace, templates };
  },
};

/** Takes a form away. Its bytes stay until the workspace is opened next, so that undo can bring them back. */
export const removeTemplate: Command<{ readonly id: string }> = {
  id: 'template.remove',
  run: (workspace, { id }) => {
    const before = workspace.templates ?? [];
    const templates = without(before, (template) => template.id === id);
    return templates === before ? workspace : { ...workspace, templates };
  },
};
