// The accessible name of the element, if the page has given it one: a `<label for>` or the attribute.

export const labelOf = ({
  labels,
  label,
}: {
  readonly labels: NodeList;
  readonly label: string | undefined;
}) =>
  [...labels]
    .map(({ textContent }) => textContent?.trim())
    .filter(Boolean)
    .join(' ') ||
  label ||
  '';
