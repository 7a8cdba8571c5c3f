// The runner adds this to each file of component tests. It sends the values of a failed assertion as JSON, which throws for a DOM node that
// Lit has rendered: the file would never end, and nobody would read why it failed.
interface Compared {
  actual?: unknown;
  expected?: unknown;
}

const reportable = (value: unknown) => (value instanceof Node ? value.nodeName : value);

afterEach(function () {
  const failure = (this.currentTest as { err?: Compared } | undefined)?.err;
  if (!failure) return;
  failure.actual = reportable(failure.actual);
  failure.expected = reportable(failure.expected);
});
