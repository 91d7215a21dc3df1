/*
 * The lazily loaded chunk: REST, sockets and the log. The extension reaches it by one dynamic import
 * and otherwise knows its types only.
 */
import { FrameReader } from '../ari/frameReader';
import { readArilog, type CaptureReading, type ReadArilogOptions } from '../capture/arilog/readArilog';
import { EventLog } from '../capture/eventLog';
import { LiveStore } from '../model/liveStore';
import { ServerSession, type ServerSessionOptions } from './serverSession';

export { encodeRequest } from '../ari/encodeRequest';
export { encodeOperation } from '../ari/encodeOperation';
export { findExposure } from '../ari/findExposure';
export { testConnection } from '../ari/testConnection';
export { openFileSink } from '../capture/exports/fileSink';
export { allRows, shownRows } from '../capture/exports/savedRows';
export { writeCapture } from '../capture/exports/writeCapture';

/** Makes the log that all sessions write; the bounds are rows and bytes. */
export function createEventLog(limits: { readonly maxRows: number; readonly maxBytes: number }): EventLog {
  return new EventLog(limits);
}

/** Makes a session; it connects when told to. Throws an AriError if the profile's address is unusable. */
export function openSession(options: Omit<ServerSessionOptions, 'store'>): ServerSession {
  return new ServerSession({ ...options, store: new LiveStore([options.application]) });
}

/** Reads a capture into a log, see `readArilog`. */
export async function readCapture(options: Omit<ReadArilogOptions, 'readFrame'>): Promise<CaptureReading> {
  const frames = new FrameReader();
  return readArilog({ ...options, readFrame: (raw) => frames.read(raw) });
}
