/** Where a ClickHouse answers, and as whom. */
export interface Connection {
  /** `http://host:8123`, or the folder under which a host proxies it: `https://host/almanac/engine`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Limits that the server keeps for each question; a person's own statement has the same. */
export interface Limits {
  /** Seconds of work, after which the server gives up. */
  readonly seconds: number;
  /** Rows that an answer may have; more is an error, never a shorter answer. */
  readonly rows: number;
}

export const LIMITS: Limits = { seconds: 120, rows: 2_000_000 };

/** Of each question. Without the first three, what is missing would become zero or an empty text. */
export const questionSettings = ({ seconds, rows }: Limits): Readonly<Record<string, string>> => ({
  join_use_nulls: '1',
  aggregate_functions_null_for_empty: '1',
  cast_keep_nullable: '1',
  ...ANSWER,
  max_execution_time: String(seconds),
  timeout_before_checking_execution_speed: '0',
  max_result_rows: String(rows),
  result_overflow_mode: 'throw',
  readonly: '1',
});

/** Of statements that change data. Floating numbers in a text are read to the last digit. */
export const changeSettings: Readonly<Record<string, string>> = {
  join_use_nulls: '1',
  aggregate_functions_null_for_empty: '1',
  cast_keep_nullable: '1',
  precise_float_parsing: '1',
  mutations_sync: '2',
};

/** How answers come: Arrow without LZ4 and dictionaries, which our reader does not know; an error never within an answer. */
const ANSWER = {
  output_format_arrow_compression_method: 'none',
  output_format_arrow_string_as_string: '1',
  output_format_arrow_low_cardinality_as_dictionary: '0',
  wait_end_of_query: '1',
  cancel_http_readonly_queries_on_client_close: '1',
};
