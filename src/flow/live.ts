import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { err, issue, ok, standalone, type Issue, type Result } from '../core';
import {
  compile,
  compileColumnValues,
  compileScalars,
  compileSelected,
  periodsStatement,
  readPeriods,
  filesStatement,
  readFiles,
  readStanding,
  standingStatement,
  type QuerySpec,
} from '../query';
import { packWorkspace, perform, redo, undo, type Command, type History } from '../workspace';
import { answered } from './asking';
import { columnsOfTable, openBrowse } from './browse';
import { pushSources } from './push/push';
import { answererOf, connectServer, disconnectServer, retryServer } from './server/remote';
import { askNamed } from './named';
import { askNameLists, ledgerForSentences } from './name_list';
import { answerQuality } from './quality';
import { eachFact } from './listing';
import { acceptImport } from './importing';
import { expandFiles } from './expand';
import { planImport } from './planning';
import { openedAs } from './reading';
import { renderText } from './rendering';
import type { Session } from './session';
import { answerPivot } from './pivot';
import { keepSnapshots } from './snapshotKeeper';
import { adopt, persist, present, type State } from './state';
import { syncEngine } from './sync';
import { traceNumbers } from './tracing';
import { sourceKey } from './workspaces';

/** The session over a loaded state. */
export function makeSession(state: State): Session {
  const { ports, engine } = state;
  const ask = async (spec: QuerySpec, options = {}) => {
    return answered(state, ({ catalog, dialect, context }) => compile(spec, catalog, dialect, context), options);
  };
  const askAll: Session['askAll'] = async (asks, { asOf, ...options } = {}) => {
    if (asks.length === 0) return ok([]);
    return answered(
      state,
      ({ catalog, dialect, context }) => compileScalars(asks, catalog, dialect, context, asOf),
      options,
    );
  };
  const traceAll: Session['traceAll'] = (asks, options) => traceNumbers(state, asks, options);
  const trace: Session['trace'] = async (asked, options) => {
    const found = await traceAll([asked], options);
    return found.ok ? ok(found.value[0] ?? []) : found;
  };
  const snapshots = keepSnapshots(state);
  state.answered = () => snapshots.answered();
  const change = async <T>(job: () => Promise<T>): Promise<T> => {
    snapshots.begin();
    try {
      return await state.enqueue(job);
    } finally {
      snapshots.end();
    }
  };
  return {
    get workspace() {
      return present(state);
    },
    get catalog() {
      return answererOf(state).catalog;
    },
    get status() {
      return state.status;
    },
    subscribe(listener) {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
    do: <Args>(command: Command<Args>, args: Args) => change(() => move(state, perform(state.history, command, args))),
    undo: () => change(() => move(state, undo(state.history))),
    redo: () => change(() => move(state, redo(state.history))),
    browse: (spec, options) => openBrowse(state, spec, options),
    pivot: (spec, options) => answerPivot(state, spec, options),
    columnsOf: (table, options) => columnsOfTable(state, table, options),
    ask,
    askAll,
    selected: (asked, options = {}) =>
      answered(state, ({ catalog, dialect, context }) => compileSelected(asked, catalog, dialect, context), options),
    valuesOf: ({ ask: asked, areas, most, asOf }, options = {}) =>
      answered(
        state,
        ({ catalog, dialect, context }) => compileColumnValues(asked, areas, most, catalog, dialect, context, asOf),
        options,
      ),
    trace,
    traceAll,
    standings: (asked, options = {}) =>
      answered(state, () => ({ sql: standingStatement(asked), read: readStanding }), options),
    filesBehind: (asked, options = {}) =>
      answered(state, () => ({ sql: filesStatement(asked), read: readFiles }), options),
    sqlOf: (spec) => {
      const { catalog, dialect, context } = answererOf(state);
      return standalone(compile(spec, catalog, dialect, context).sql);
    },
    quality: (question, options) => answerQuality(state, question, options),
    runText: async (text, options = {}) => {
      const { engine: own, dialect } = answererOf(state);
      const { writtenFor = dialect.name } = options;
      if (writtenFor === dialect.name) return own.runText(text, options);
      return err({ kind: 'refused', reason: 'other_engine', message: writtenFor });
    },
    hold: async (statement, { writtenFor, ...options }) => {
      const { engine: own, dialect } = answererOf(state);
      if (writtenFor === undefined || writtenFor === dialect.name) return own.hold(statement, options);
      return err({ kind: 'refused', reason: 'other_engine', message: writtenFor });
    },
    askNamed: (numbers, options) => askNamed(state, numbers, options),
    ledgerForSentences: (rows, options) => ledgerForSentences(state, rows, options),
    askNameLists: (lists, options) => askNameLists(state, lists, options),
    periods: ({ indicators, ...options } = {}) =>
      answered(state, () => ({ sql: periodsStatement(indicators), read: readPeriods }), options),
    connect: (server, name) => connectServer(state, server, name),
    disconnect: () => disconnectServer(state),
    retryServer: () => retryServer(state),
    async push(options, server) {
      const to = server ?? state.remote?.engine;
      if (!to) return err(issue('error', 'no_server'));
      const pushed = await change(() => pushSources(state, to, options));
      // What counts there has changed for us too.
      if (pushed.ok && to === state.remote?.engine) await retryServer(state);
      return pushed;
    },
    async sheet(sha256, sheet, from, to) {
      const source = present(state).sources.find((each) => each.sha256 === sha256);
      const bytes = await ports.storage.getBlob(sourceKey(sha256));
      if (!source || !bytes) return err(issue('error', 'source_bytes_gone', source ? { file: source.name } : {}));
      const file = { name: source.name, size: bytes.length, id: sha256, bytes: () => Promise.resolve(bytes) };
      const found = await ports.reader.window(file, sheet, from, to, openedAs(source));
      return found ? ok(found) : err(issue('error', 'no_such_sheet', { file: source.name, sheet }));
    },
    async keepTemplate(bytes) {
      const hash = bytesToHex(sha256(bytes));
      await ports.storage.putBlob(sourceKey(hash), bytes);
      return hash;
    },
    templateBytes: (hash) => ports.storage.getBlob(sourceKey(hash)),
    peek: (file, sheet, from, to, options) => ports.reader.window(file, sheet, from, to, options),
    expand: (files, signal) => expandFiles(state.ports.reader, files, signal),
    plan: (files, options) => planImport(state, files, options),
    accept: (plan, options) => change(() => acceptImport(state, plan, options)),
    render: (text, options) => renderText(state, text, options, { askAll, traceAll }),
    eachFact: (take) => eachFact(state, take),
    exportFile: () =>
      packWorkspace(present(state), async (sha256) => {
        const bytes = await ports.storage.getBlob(sourceKey(sha256));
        if (!bytes) throw new Error(`the bytes of source ${sha256} are gone`);
        return bytes;
      }),
    keep: () => snapshots.now(),
    async close() {
      await snapshots.stop();
      await disconnectServer(state);
      await state.enqueue(() => engine.close());
      state.listeners.clear();
    },
  };
}

/** Moves to another history: on disk first, then in the engine. What is on disk is what was acknowledged. */
async function move(state: State, next: History): Promise<Result<void, Issue>> {
  const before = present(state);
  if (next.present === before) return ok(undefined);
  const saved = await persist(state, next.present);
  if (!saved.ok) return saved;
  adopt(state, next);
  return syncEngine(state, before, next.present);
}
