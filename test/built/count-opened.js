// Runs in a page before its own scripts, as text: counts the workers and object URLs that they create, their errors, and violations
// of the page's policy.

/** @type {{ answered: Set<string>, running: Set<Worker>, urls: Set<string>, errors: string[], violations: string[] }} */
const opened = { answered: new Set(), running: new Set(), urls: new Set(), errors: [], violations: [] };
Object.assign(globalThis, { opened });
globalThis.addEventListener('error', ({ message }) => opened.errors.push(message));
globalThis.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
  opened.violations.push(effectiveDirective),
);
globalThis.addEventListener('unhandledrejection', ({ reason }) => opened.errors.push(String(reason)));

const create = URL.createObjectURL.bind(URL);
const revoke = URL.revokeObjectURL.bind(URL);
URL.createObjectURL = (object) => {
  const url = create(object);
  opened.urls.add(url);
  return url;
};
URL.revokeObjectURL = (url) => {
  revoke(url);
  opened.urls.delete(url);
};

globalThis.Worker = class extends Worker {
  /** @param {string | URL} url @param {WorkerOptions} [options] */
  constructor(url, options) {
    super(url, options);
    opened.running.add(this);
    this.addEventListener('message', () =>
      opened.answered.add(new URL(url, globalThis.location.href).protocol),
    );
  }

  /** @override */
  terminate() {
    super.terminate();
    opened.running.delete(this);
  }
};
