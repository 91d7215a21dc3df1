import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { playableAudio } from '../../../../src/actions/recordings/playableAudio';

const HEADER = 44;

/** The first twelve frames of Asterisk's own `hello-world.gsm`. */
const HELLO = Buffer.from(
  [
    '2SGzJWJQQDjcjcbjXEBI45HHJLogORtxuSTeQDkbkckj2WSS6VuwAEkkkcjc1EA5JHJHI7iANptuNtt2IEbkjcjk1t/FKmK6QDjb',
    'bcjb8CA3G05G5HogNyNp1uO24DbtasG62OWspqNjoSlcckPcZ6Ku25mqpVVEtuNZN8xjpjxeTkiX2ai83utzyUMkT4fwXYyfWPg6',
    '6WFsLsc0V5XM7jdbqj4i2WvFJuvnDfFrgeKyf086q1kuW6aRLYSnmPNtUMpswySm2Sq73lq9UbtYaunQk/VFJ003H2bUuCJzOiGZ',
    'VtXcaUfb12WMZYlk1DEk0ZXckrPYkutVCuzyOdGDvxBe1bduaZs81OacXZOwshQc/TKfqNHJA3o6GqrStxp8qqTPMHbycxhV1Kas',
    'YgtR0KrbtGirn86e0rVorJ9sjg22IPbHLziMvVRl1GmzKktRrhscObrYUxD44la40n3KjPQQVxhVi/dbrWbl02u6KwPTLZ7jqbqf',
    'qou1pHSl49jMtNWqtH7c7CbT/iKF',
  ].join(''),
  'base64',
);

interface Wav {
  readonly rate: number;
  readonly samples: readonly number[];
}

function wavOf(format: string, bytes: Uint8Array): Wav {
  const audio = playableAudio(format, bytes);
  assert.ok(audio.ok);
  assert.equal(audio.extension, 'wav');
  const file = Buffer.from(audio.bytes);
  assert.equal(file.toString('latin1', 0, 4), 'RIFF');
  assert.equal(file.readUInt32LE(4), file.length - 8);
  assert.equal(file.readUInt32LE(40), file.length - HEADER);
  const samples = [];
  for (let offset = HEADER; offset < file.length; offset += 2) samples.push(file.readInt16LE(offset));
  return { rate: file.readUInt32LE(24), samples };
}

test('µ-law and A-law become the samples that G.711 says', () => {
  const ulaw = wavOf('ulaw', Uint8Array.of(0xff, 0x7f, 0x80, 0x00, 0xef));
  assert.deepEqual(ulaw, { rate: 8_000, samples: [0, 0, 32124, -32124, 132] });
  const alaw = wavOf('alaw', Uint8Array.of(0xd5, 0x55, 0xaa, 0x2a, 0xc5));
  assert.deepEqual(alaw, { rate: 8_000, samples: [8, -8, 32256, -32256, 264] });
});

test('GSM becomes the samples that Asterisk makes of it', () => {
  const { rate, samples } = wavOf('gsm', HELLO);
  assert.equal(rate, 8_000);
  assert.equal(samples.length, 12 * 160);
  const digest = createHash('sha256').update(Int16Array.from(samples)).digest('hex');
  // Of what `file convert hello-world.gsm hello-world.sln` of Asterisk 22.10.1 wrote.
  assert.equal(digest, '729c2e872280e9ca3924d9e82a441ebd12ad9c1459ddaefd52a6ab9979f2e1a7');
});

test('half a frame and half a sample at the end of what is still being written are left out', () => {
  assert.equal(wavOf('gsm', HELLO.subarray(0, 40)).samples.length, 160);
  assert.deepEqual(wavOf('sln', Uint8Array.of(1, 2, 3)).samples, [0x0201]);
  assert.deepEqual(wavOf('ulaw', new Uint8Array()).samples, []);
});

for (const [format, rate] of [
  ['sln', 8_000],
  ['raw', 8_000],
  ['sln16', 16_000],
  ['sln44', 44_100],
  ['sln192', 192_000],
] as const) {
  test(`${format} has ${String(rate)} samples a second`, () => {
    assert.deepEqual(wavOf(format, Uint8Array.of(0x34, 0x12, 0xff, 0xff)), { rate, samples: [0x1234, -1] });
  });
}

test('what VS Code plays by itself is left as it is', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  for (const [format, extension] of [
    ['wav', 'wav'],
    ['wav16', 'wav'],
    ['ogg', 'ogg'],
    ['mp3', 'mp3'],
  ] as const) {
    assert.deepEqual(playableAudio(format, bytes), { ok: true, extension, bytes });
  }
});

test('anything else is named, and that it can be downloaded', () => {
  for (const format of ['g722', 'WAV', 'wav49', 'g729', 'sln17', 'constructor', '__proto__']) {
    const audio = playableAudio(format, new Uint8Array(10));
    assert.equal(audio.ok, false);
    assert.match(audio.reason, new RegExp(`format ${format};.*Download`, 's'));
  }
  const audio = playableAudio('', new Uint8Array());
  assert.ok(!audio.ok && audio.reason.includes('without a format'));
});
