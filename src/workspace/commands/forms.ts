import type { CollectForm } from '../../ingest';
import type { Command } from '../command';
import { put, without } from './lists';

/** 收集表: keeps one, or replaces the one of the same id. */
export const saveForm: Command<{ readonly form: CollectForm }> = {
  id: 'form.save',
  run: (workspace, { form }) => {
    const forms = put(workspace.forms ?? [], form, ({ id }) => id);
    return forms === workspace.forms ? workspace : { ...workspace, forms };
  },
};

/** What was collected with it stays. */
export const removeForm: Command<{ readonly id: string }> = {
  id: 'form.remove',
  run: (workspace, { id }) => {
    const before = workspace.forms ?? [];
    const forms = without(before, (form) => form.id === id);
    return forms === before ? workspace : { ...workspace, forms };
  },
};
