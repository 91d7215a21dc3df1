import type { StoredRecording } from './storedRecordings';

/** Bytes of the parts of an audio file; `size` bytes last `duration` ms, each byte being `fill`. */
interface Encoding {
  readonly type: string;
  readonly size: number;
  readonly duration: number;
  readonly fill: number;
}

const LINEAR: Encoding = { type: 'application/octet-stream', size: 16, duration: 1, fill: 0 };

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  wav: { ...LINEAR, type: 'audio/wav' },
  ulaw: { type: 'audio/basic', size: 8, duration: 1, fill: 0xff },
  alaw: { type: 'application/octet-stream', size: 8, duration: 1, fill: 0xd5 },
  sln16: { ...LINEAR, size: 32 },
  gsm: { type: 'audio/x-gsm', size: 33, duration: 20, fill: 0 },
};

/** The file of a recording, as `GET /recordings/stored/{name}/file` sends it: silence of the right length. */
export function silentFile({ format, length }: StoredRecording): { type: string; data: Uint8Array } {
  const encoding = ENCODINGS[format] ?? LINEAR;
  const size = Math.floor(length / encoding.duration) * encoding.size;
  const samples = Buffer.alloc(size, encoding.fill);
  const data = format === 'wav' ? Buffer.concat([wavHeader(size), samples]) : samples;
  return { type: encoding.type, data };
}

/** Header of a WAV file: 16 bits linear, 8 kHz, mono. */
function wavHeader(size: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + size, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(size, 40);
  return header;
}
