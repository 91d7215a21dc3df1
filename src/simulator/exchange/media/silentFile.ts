import type { StoredRecording } from './storedRecordings';

/** `size` bytes of a file last `duration` ms; each byte is `fill`. */
interface Encoding {
  readonly size: number;
  readonly duration: number;
  readonly fill: number;
}

const COMPRESSED: Readonly<Record<string, Encoding>> = {
  ulaw: { size: 8, duration: 1, fill: 0xff },
  alaw: { size: 8, duration: 1, fill: 0xd5 },
  g722: { size: 8, duration: 1, fill: 0 },
  gsm: { size: 33, duration: 20, fill: 0 },
};

/** The file of a recording, as `GET /recordings/stored/{name}/file` sends it: silence of the right length. */
export function silentFile({ format, length }: StoredRecording): { type: string; data: Uint8Array } {
  const encoding = COMPRESSED[format] ?? linear(format);
  const size = Math.floor(length / encoding.duration) * encoding.size;
  const samples = Buffer.alloc(size, encoding.fill);
  const data = /^wav/i.test(format) ? Buffer.concat([wavHeader(size, encoding.size), samples]) : samples;
  return { type: `audio/${format}`, data };
}

/** 16 bits a sample; the name tells the rate in kHz where it is not 8, as in `sln16`. */
function linear(format: string): Encoding {
  const rate = Number(/^(?:sln|wav)(\d+)$/.exec(format)?.[1] ?? 8);
  return { size: rate * 2, duration: 1, fill: 0 };
}

/** Header of a WAV file: 16 bits linear, mono. */
function wavHeader(size: number, bytesPerMillisecond: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + size, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(bytesPerMillisecond * 500, 24);
  header.writeUInt32LE(bytesPerMillisecond * 1000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(size, 40);
  return header;
}
