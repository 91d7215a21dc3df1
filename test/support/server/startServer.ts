import { asteriskServer } from './asteriskServer';
import { simulatorServer } from './simulatorServer';
import { SERVER_VARIABLE, type ServerKind, type ServerUnderTest } from './serverUnderTest';

/** The server that this run is told to test: the real Asterisk unless `ARI_CONTRACT_SERVER=simulator`. */
function serverKind(): ServerKind {
  const told = process.env[SERVER_VARIABLE] ?? 'asterisk';
  if (told !== 'asterisk' && told !== 'simulator')
    throw new Error(`${SERVER_VARIABLE}=${told} is neither server`);
  return told;
}

/** Starts the server that this run is told to test. */
export function startServer(): Promise<ServerUnderTest> {
  return serverKind() === 'simulator' ? simulatorServer() : asteriskServer();
}
