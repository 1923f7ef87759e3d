/** Endings that the file picker offers. Dropped files are judged by what they hold, whatever their name. */
export const TAKEN = [
  '.csv,.tsv,.txt,.tab',
  '.xlsx,.xlsm,.xltx,.xlsb,.xls,.xlt,.et,.ett,.ods,.xml',
  '.htm,.html,.json,.geojson,.topojson,.ndjson,.jsonl,.parquet,.arrow,.feather',
  '.zip,.gz,.almanac',
].join(',');
