import { fieldsOf, isFields } from '../../shared/fields';

/** A connection whose rows a capture holds. All of it is untrusted text. */
export interface CaptureConnection {
  /** For people. */
  readonly name: string;
  /** Address of the server without user and password; undefined when it is left out. */
  readonly server: string | undefined;
}

/** The first line of an `.arilog` file. */
export interface CaptureHeader {
  /** When the file was written, ms since 1970. */
  readonly createdAt: number;
  /** The program that wrote it, with its version. */
  readonly writer: string;
  /** Whether numbers and names are replaced by stand-ins. */
  readonly redacted: boolean;
  /** Rows that were to be written; undefined when nobody counted them. */
  readonly rows: number | undefined;
  /** The rows name a connection by its place in this list. */
  readonly connections: readonly CaptureConnection[];
}

/** The version of the format that we write, and the newest that we read. */
const VERSION = 1;
const MOST_CONNECTIONS = 10_000;

/** The header as the first line of a file, without the line's end. */
export function headerLine({ createdAt, writer, redacted, rows, connections }: CaptureHeader): string {
  return JSON.stringify({
    format: 'arilog',
    version: VERSION,
    createdAt: new Date(createdAt).toISOString(),
    writer,
    redacted,
    rows,
    connections: connections.map(({ name, server }, id) => ({ id, name, server })),
  });
}

function parseConnection(value: unknown): CaptureConnection {
  const { name, server } = fieldsOf(value) ?? {};
  return {
    name: typeof name === 'string' ? name.slice(0, 200) : '',
    server: typeof server === 'string' ? server.slice(0, 1000) : undefined,
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Reads a file's first line; a sentence for people where it is no header that we can read. */
export function parseHeader(line: string): CaptureHeader | string {
  const value = parseLine(line);
  if (!isFields(value) || value.format !== 'arilog')
    return 'This is no ARI capture: its header line is missing.';
  const { version, createdAt, writer, redacted, rows, connections } = value;
  if (typeof version !== 'number') return 'The header of this capture names no version of the format.';
  if (version > VERSION)
    return `This capture is of version ${String(version)} of the format; this extension reads version ${String(VERSION)}. A newer extension reads it.`;
  const created = typeof createdAt === 'string' ? Date.parse(createdAt) : NaN;
  return {
    createdAt: Number.isNaN(created) ? 0 : created,
    writer: typeof writer === 'string' ? writer.slice(0, 200) : '',
    redacted: redacted === true,
    rows: typeof rows === 'number' && Number.isSafeInteger(rows) && rows >= 0 ? rows : undefined,
    connections: Array.isArray(connections)
      ? connections.slice(0, MOST_CONNECTIONS).map(parseConnection)
      : [],
  };
}
