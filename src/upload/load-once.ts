// Loads a part of the package, and has it at hand afterwards.

/** `import()` of a loaded part resolves in a later task, after what the page renders meanwhile. This function resolves in the same task. */
export function loadOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Part | undefined;
  return async () => (part ??= await load());
}
