import type { Command } from '../command';
import type { Citation } from '../workspace';
import { put, without } from './lists';

/** 用数台账: records a cited number, or replaces the entry of the same id. */
export const saveCitation: Command<{ readonly citation: Citation }> = {
  id: 'citation.save',
  run: (workspace, { citation }) => {
    const citations = put(workspace.citations ?? [], citation, ({ id }) => id);
    return citations === workspace.citations ? workspace : { ...workspace, citations };
  },
};

/** Takes an entry out; the number itself stays where it was used. */
export const removeCitation: Command<{ readonly id: string }> = {
  id: 'citation.remove',
  run: (workspace, { id }) => {
    const before = workspace.citations ?? [];
    const citations = without(before, (citation) => citation.id === id);
    return citations === before ? workspace : { ...workspace, citations };
  },
};
