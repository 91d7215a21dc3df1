import { asteriskServer } from './asteriskServer';
import { simulatorServer } from './simulatorServer';
import { SERVER_VARIABLE, type ServerKind, type ServerUnderTest } from './serverUnderTest';

const STARTS: Readonly<Record<ServerKind, () => Promise<ServerUnderTest>>> = {
  asterisk: () => asteriskServer(),
  asterisk16: () => asteriskServer({}, 'asterisk16'),
  simulator: () => simulatorServer(),
};

function isServerKind(text: string): text is ServerKind {
  return Object.hasOwn(STARTS, text);
}

/** Starts the server that this run is told to test by `ARI_CONTRACT_SERVER`: Asterisk 22 unless told. */
export async function startServer(): Promise<ServerUnderTest> {
  const told = process.env[SERVER_VARIABLE] ?? 'asterisk';
  if (!isServerKind(told)) throw new Error(`${SERVER_VARIABLE}=${told} is no server`);
  return STARTS[told]();
}
