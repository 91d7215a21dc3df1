import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentFile } from '../../../../src/simulator/exchange/media/silentFile';

test('a WAV file lasts as long as its header says', () => {
  const { type, data } = silentFile({ name: 'r', format: 'wav', length: 1500 });
  const file = Buffer.from(data);
  assert.equal(type, 'audio/wav');
  assert.equal(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 12), 'RIFFWAVE');
  assert.equal(file.readUInt32LE(4), file.length - 8);
  assert.equal(file.readUInt32LE(40), file.length - 44);
  assert.equal(file.readUInt32LE(40) / file.readUInt32LE(28), 1.5);
});

test('other formats have the sizes of a live server’s files', () => {
  const sizeOf = (format: string): number => silentFile({ name: 'r', format, length: 400 }).data.length;
  assert.deepEqual(['gsm', 'ulaw', 'alaw', 'sln16', 'slin'].map(sizeOf), [660, 3200, 3200, 12_800, 6400]);
});
