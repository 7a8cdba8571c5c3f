// The package as npm packs it, unpacked into projects of users.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packPackage } from '../../tools/tarball.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Tarball {
  readonly files: readonly string[];
  /** Bytes of the tarball. */
  readonly size: number;
  /** The folder that it is unpacked in. */
  readonly folder: string;
}

/** Packs one at a time, since package.json is replaced while npm packs. */
export async function pack(): Promise<Tarball> {
  const path = packPackage();
  const into = await mkdtemp(join(tmpdir(), 's3-image-upload-unpacked-'));
  process.once('exit', () => void rm(into, { recursive: true, force: true }));
  run('tar', ['xzf', path], into);
  const files = run('tar', ['tzf', path], into).trim().split('\n');
  const { size } = await stat(path);
  return { files: files.map((file) => file.replace(/^package\//, '')), size, folder: join(into, 'package') };
}

/** @returns its output @throws with its output if it did not succeed */
export function run(command: string, parameters: readonly string[], folder: string): string {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

/** Creates a project with the package and these dependencies, by their folders, in node_modules. */
export async function makeProject(
  tarball: Tarball,
  installed: Readonly<Record<string, string>>,
): Promise<string> {
  const project = await mkdtemp(join(dirname(tarball.folder), 'project-'));
  await cp(tarball.folder, join(project, 'node_modules/s3-image-upload'), { recursive: true });
  for (const [name, folder] of Object.entries(installed)) {
    const link = join(project, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(folder, link, 'junction');
  }
  return project;
}
