// Caches files that take a while to create in node_modules/.cache, and creates them again when their source changes.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * The folder is renamed when it is complete, so that an aborted run leaves no incomplete files.
 *
 * @param name of the folder in the cache
 * @param sources the modules that determine the content of the files
 * @returns path of the folder
 */
export async function renderedOnce(
  name: string,
  sources: readonly URL[],
  render: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(await readFile(source));
  const version = hash.digest('hex').slice(0, 8);
  const folder = fileURLToPath(new URL(`../node_modules/.cache/${name}/${version}`, import.meta.url));
  if (await stat(folder).catch(() => undefined)) return folder;
  const part = `${folder}-${process.pid}`;
  await mkdir(part, { recursive: true });
  await render(part);
  try {
    await rename(part, folder);
  } catch {
    await rm(part, { recursive: true }); // another process was faster
  }
  return folder;
}
