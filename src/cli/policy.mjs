// The headers that bind every file to this origin. As a <meta> tag the policy would not bind the database's worker: a
// `read_csv('http://…')` typed there would leave the machine. As headers on the worker script itself it does.

/** @param {readonly string[]} [extraConnect] origins that a person has connected, such as a database server */
export function securityHeaders(extraConnect = []) {
  const bad = extraConnect.find((origin) => !/^(https?|wss?):\/\/[\w.:[\]-]+$/.test(origin));
  if (bad !== undefined) throw new Error(`not an origin: ${bad}`);
  const policy = {
    'default-src': "'self'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'worker-src': "'self' blob:",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'connect-src': ["'self'", ...extraConnect].join(' '),
    'font-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map((parts) => parts.join(' '))
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
