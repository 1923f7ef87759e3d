// What is used of packages that are installed only for this comparison.
declare module '@perspective-dev/client' {
  interface View {
    num_rows(): Promise<number>;
    to_columns(window: { start_row: number; end_row: number }): Promise<Readonly<Record<string, readonly unknown[]>>>;
    delete(): Promise<void>;
  }
  interface Table {
    view(config: Readonly<Record<string, unknown>>): Promise<View>;
    size(): Promise<number>;
  }
  interface Client {
    table(text: string, options: { readonly format: 'csv' }): Promise<Table>;
  }
  const perspective: {
    init_server(wasm: Promise<Response>): void;
    init_client(wasm: Promise<Response>): void;
    worker(): Promise<Client>;
  };
  export default perspective;
}
declare module 'perspective-client.wasm?url' {
  const url: string;
  export default url;
}
declare module 'perspective-server.wasm?url' {
  const url: string;
  export default url;
}
declare module 'papaparse' {
  interface Parsed {
    readonly data: readonly Readonly<Record<string, string | number | null>>[];
  }
  const papa: {
    parse(
      text: string,
      options: { readonly header: true; readonly dynamicTyping: true; readonly skipEmptyLines: true },
    ): Parsed;
  };
  export default papa;
}
