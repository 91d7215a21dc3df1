import type { ByteReader } from './byteReader';

/** Bytes of the largest body that Asterisk reads. */
const LARGEST = 40_960;
/** Bytes of the longest line that announces a chunk. */
const CHUNK_LINE = 4096;

/** A body: its bytes (none where they were only passed over), or why there is none. */
export type BodyResult = Buffer | 'too large' | 'broken' | 'ended';

/** How to read a body. */
export interface BodyOptions {
  /** False for bodies that nobody looks at: they are passed over, however long. */
  readonly keep: boolean;
  /** Milliseconds of silence after which it counts as ended. */
  readonly patience: number;
}

/** Reads the body of a request: chunked, of the announced length, or none. */
export function readBody(
  reader: ByteReader,
  headers: ReadonlyMap<string, string>,
  options: BodyOptions,
): Promise<BodyResult> {
  if (headers.get('transfer-encoding')?.toLowerCase() === 'chunked') return readChunks(reader, options);
  return readLength(reader, Number(headers.get('content-length') ?? 0), options);
}

async function readLength(
  reader: ByteReader,
  length: number,
  { keep, patience }: BodyOptions,
): Promise<BodyResult> {
  if (!keep) return (await reader.skip(length, patience)) ? Buffer.alloc(0) : 'ended';
  if (length > LARGEST) return 'too large';
  return (await reader.bytes(length, patience)) ?? 'ended';
}

async function readChunks(reader: ByteReader, options: BodyOptions): Promise<BodyResult> {
  const chunks: Buffer[] = [];
  for (let total = 0; ;) {
    const length = await readChunkLength(reader, options.patience);
    if (typeof length === 'string') return length;
    if (length === 0) return (await skipTrailer(reader, options.patience)) ?? Buffer.concat(chunks);
    total += length;
    if (options.keep && total > LARGEST) return 'too large';
    const chunk = await readLength(reader, length, options);
    if (typeof chunk === 'string') return chunk;
    chunks.push(chunk);
    const end = await reader.line(CHUNK_LINE, options.patience);
    if (end === undefined) return 'ended';
    if (end === 'too long' || end.text !== '') return 'broken';
  }
}

async function readChunkLength(reader: ByteReader, patience: number): Promise<number | 'broken' | 'ended'> {
  const line = await reader.line(CHUNK_LINE, patience);
  if (line === undefined) return 'ended';
  const [, digits] =
    (line === 'too long' ? undefined : /^\s*([0-9a-f]{1,7})\s*(?:;|$)/i.exec(line.text)) ?? [];
  return digits === undefined ? 'broken' : parseInt(digits, 16);
}

async function skipTrailer(reader: ByteReader, patience: number): Promise<'broken' | 'ended' | undefined> {
  for (;;) {
    const line = await reader.line(CHUNK_LINE, patience);
    if (line === undefined) return 'ended';
    if (line === 'too long') return 'broken';
    if (line.text === '') return undefined;
  }
}
