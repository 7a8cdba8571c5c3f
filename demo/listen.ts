// Reads ports from the environment, and reports ports that can't be used.
import { StartError } from './start-error.js';

/** @throws {StartError} if the value is not a port */
export function portFrom(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const written = environment[name];
  if (!written) return otherwise;
  const port = Number(written);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`${name} is ${written}, which is not a port. Use 0 (any free port) to 65535.`);
  return port;
}

/** Runs `listen`. If the system refuses the port, throws an error that names it and says how to choose another. */
export async function onPort<Result>(
  name: string,
  port: number,
  listen: (port: number) => Promise<Result>,
): Promise<Result> {
  try {
    return await listen(port);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const another = port < 1024 ? 3000 : port < 65_535 ? port + 1 : port - 1;
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} is taken. Choose another: ${name}=${another} npm start`);
    if (code === 'EACCES')
      throw new StartError(`Port ${port} is not yours to use. Choose another: ${name}=${another} npm start`);
    throw cause;
  }
}
