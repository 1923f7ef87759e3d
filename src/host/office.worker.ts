import { runOfficeTask, writeJob, type OfficeJob, type OfficeTaskKind, type OfficeTasks } from '../office';

type ReportRow = NonNullable<OfficeJob['table']>['rows'][number];

/** Writes files away from the page's main thread. A cancelled job ends with its worker. */
export type OfficeRequest =
  | { readonly do: 'rows'; readonly rows: readonly ReportRow[] }
  | { readonly do: 'write'; readonly job: OfficeJob }
  | {
      readonly do: 'task';
      readonly kind: OfficeTaskKind;
      readonly given: OfficeTasks[OfficeTaskKind]['in'];
    };

export type OfficeReply =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: true; readonly result: OfficeTasks[OfficeTaskKind]['out'] }
  | { readonly ok: false; readonly message: string };

let rows: ReportRow[] = [];

self.onmessage = async ({ data }: MessageEvent<OfficeRequest>) => {
  if (data.do === 'rows') {
    rows.push(...data.rows);
    return;
  }
  const all = rows;
  rows = [];
  try {
    if (data.do === 'task') {
      const reply: OfficeReply = { ok: true, result: await runOfficeTask(data.kind, data.given) };
      self.postMessage(reply);
      return;
    }
    const bytes = await writeJob(data.job, all);
    const reply: OfficeReply = { ok: true, bytes };
    self.postMessage(reply, { transfer: [bytes.buffer] });
  } catch (error) {
    const reply: OfficeReply = { ok: false, message: error instanceof Error ? error.message : String(error) };
    self.postMessage(reply);
  }
};
