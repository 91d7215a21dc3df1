import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAriError, type AriError } from '../../../src/ari/ariError';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { testConnection } from '../../../src/ari/testConnection';
import { waitFor } from '../../support/waitFor';
import { asteriskBed } from './asteriskBed';

const bed = asteriskBed();

test('a starting Asterisk is told from a wrong address', async () => {
  const { url, user, password } = bed.server;
  await bed.server.asterisk.kill9();
  const outcomes = new Set<string>();
  const restarted = bed.server.asterisk.restart();
  await waitFor(
    'the restart',
    async () => {
      const outcome = await testConnection({ address: parseServerAddress(url), user, password }).catch(
        (error: unknown) => error as AriError,
      );
      if (isAriError(outcome)) {
        outcomes.add(`${outcome.code} ${outcome.status ?? ''}`.trim());
        assert.match(outcome.hint, /running|starting/, outcome.message);
        return false;
      }
      return true;
    },
    { timeoutMs: 60_000, intervalMs: 5 },
  );
  await restarted;
  assert.ok(outcomes.has('unreachable'), [...outcomes].join(', '));
  console.log(`seen while starting: ${[...outcomes].join(', ')}`);
});
