import { createGunzip } from 'node:zlib';
import { ZlibPump, type ZlibError } from './zlibPump';

const GZIP_MAGIC = 0x1f;
const OPENING_BRACE = 0x7b;
/**
 * Compressed bytes that are inflated at once: a thousandfold is the most that deflate can grow them, so
 * that a hostile file takes some 32 MB for a moment.
 */
const PIECE_BYTES = 32 * 1024;
const OUTPUT_BYTES = 256 * 1024;

/** What is wrong with the bytes of a capture, as a sentence for people. */
export class CaptureDamage extends Error {
  override readonly name = 'CaptureDamage';
}

/** Bytes that came out, and how many of the file's own bytes went in for all that came so far. */
export interface Inflated {
  readonly bytes: Buffer;
  readonly consumed: number;
}

function damageOf({ code, message }: ZlibError): CaptureDamage {
  if (code === 'Z_BUF_ERROR') return new CaptureDamage('The file is cut off.');
  if (message === 'incorrect data check' || message === 'incorrect length check')
    return new CaptureDamage('The file is damaged: its checksum is wrong, so any of its rows may be.');
  return new CaptureDamage(`The file is damaged: its compressed data cannot be read (${message}).`);
}

async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const part of bytes) {
    const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    for (let at = 0; at < buffer.length; at += PIECE_BYTES) yield buffer.subarray(at, at + PIECE_BYTES);
  }
}

async function* gunzip(pieces: AsyncIterable<Buffer>): AsyncGenerator<Inflated> {
  const pump = new ZlibPump(createGunzip({ chunkSize: OUTPUT_BYTES }));
  let consumed = 0;
  try {
    let coming: Promise<readonly Buffer[]> | undefined;
    for await (const piece of pieces) {
      const inflated = (await coming) ?? [];
      // The next piece is inflated while the caller reads what came out of the last.
      coming = pump.failed || pump.hasTrailer ? undefined : pump.push(piece);
      for (const bytes of inflated) yield { bytes, consumed };
      if (!coming) break;
      consumed += piece.length;
    }
    for (const bytes of (await coming) ?? []) yield { bytes, consumed };
    for (const bytes of await pump.end()) yield { bytes, consumed };
    if (pump.failed) throw damageOf(pump.failed);
    if (pump.hasTrailer)
      throw new CaptureDamage('The file is damaged: what follows its compressed data is none.');
  } finally {
    pump.dispose();
  }
}

/**
 * The content of a capture: gunzipped, or as it is where somebody has unpacked it. Throws
 * {@link CaptureDamage} after the last bytes that could be read, and for what is no capture at all.
 */
export async function* inflateCapture(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Inflated> {
  const pieces = inPieces(bytes);
  const first = await pieces.next();
  if (first.done) throw new CaptureDamage('The file is empty.');
  const all = (async function* () {
    yield first.value;
    yield* pieces;
  })();
  if (first.value[0] === GZIP_MAGIC) yield* gunzip(all);
  else if (first.value[0] === OPENING_BRACE) {
    let consumed = 0;
    for await (const piece of all) yield { bytes: piece, consumed: (consumed += piece.length) };
  } else throw new CaptureDamage('This is no ARI capture: it is not compressed by gzip.');
}
