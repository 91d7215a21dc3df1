import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTransports } from '../../../src/actions/server/mediaTransports';

const ALL = ['udp', 'tcp', 'websocket'];

for (const [version, transports] of [
  ['16.28.0~dfsg', ['udp']],
  ['17.9.4', ['udp']],
  ['18.0.0', ['udp', 'tcp']],
  ['19.8.1', ['udp', 'tcp']],
  ['20.15.2', ['udp', 'tcp']],
  ['22.5.2', ['udp', 'tcp']],
  ['20.16.0', ALL],
  ['21.11.0', ALL],
  ['22.6.0', ALL],
  ['23.0.0', ALL],
  [undefined, ALL],
] as const) {
  test(`external media of Asterisk ${version ?? 'unknown'} goes by ${transports.join(', ')}`, () => {
    assert.deepEqual(
      mediaTransports(version).map(({ transport }) => transport),
      transports,
    );
  });
}
