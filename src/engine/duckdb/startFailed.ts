/** Why the database did not start; `code` names the message that a person sees. */
export class StartFailed extends Error {
  constructor(
    readonly code: 'unsupported' | 'unreachable' | 'timeout' | 'failed' | 'denied',
    message: string,
  ) {
    super(message);
    this.name = 'StartFailed';
  }
}
