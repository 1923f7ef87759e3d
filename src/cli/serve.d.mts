export function serve(options: {
  readonly root: string;
  /** 0, the default: any free one. */
  readonly port?: number;
  readonly host?: string;
  /** Origins besides the own one that the page may speak to. */
  readonly extraConnect?: readonly string[];
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
