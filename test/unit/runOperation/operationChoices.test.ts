import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DescribedOperation } from '../../../src/operations/describedOperation';
import { encodeOperation } from '../../../src/ari/encodeOperation';
import { operations } from '../../../src/ari/generated/operations';
import { ownOperations } from '../../../src/operations/ownOperations';
import { nodeParameters } from '../../../src/runOperation/nodeParameters';
import { operationChoices, type OperationOffer } from '../../../src/runOperation/operationChoices';
import type { Choice, Separator } from '../../../src/ui/choice';

type Row = Choice<DescribedOperation>;

function rows(offer: Partial<OperationOffer>, version?: string): readonly (Row | Separator)[] {
  const operations = ownOperations(version);
  return operationChoices({
    operations,
    recent: [],
    readOnly: false,
    version,
    given: {},
    below: '/',
    ...offer,
  });
}

function offered(offer: Partial<OperationOffer>): readonly string[] {
  return rows(offer).flatMap((row) => ('value' in row ? [row.value.id] : []));
}

function row(id: string, version?: string): Row {
  const found = rows({}, version).find((entry) => 'value' in entry && entry.value.id === id);
  assert.ok(found && 'value' in found, id);
  return found;
}

test('all operations, each resource together, those used last above', () => {
  assert.equal(offered({}).length, 109);
  assert.equal(offered({})[0], 'channels.list');
  const last = ['channels.hold', 'moon.land', 'asterisk.ping'];
  assert.deepEqual(offered({ recent: last }).slice(0, 2), ['channels.hold', 'asterisk.ping']);
  assert.equal(offered({ recent: last }).length, 109);
  assert.deepEqual(rows({ recent: last })[0], { separator: 'used last' });
});

test('a row is found by method, path, id and word', () => {
  const { label, description } = row('channels.hold');
  assert.equal(label, 'channels.hold');
  assert.equal(description, 'POST /channels/{channelId}/hold · Put on hold');
});

test('on a read-only connection only what reads', () => {
  assert.ok(rows({ readOnly: true }).every((entry) => 'separator' in entry || entry.value.method === 'GET'));
  assert.ok(offered({ readOnly: true }).includes('channels.list'));
});

test('what the server is too old for is marked with the releases that have it', () => {
  const { description, icon } = row('events.claimChannel', '16.28.0~dfsg-0');
  assert.match(description ?? '', /^not on this 16\.28\.0, came with 20\.17, 22\.7 or 23\.1 · POST \/events/);
  assert.equal(icon, 'circle-slash');
  assert.doesNotMatch(row('channels.hold', '16.28.0').description ?? '', /not on/);
});

test('the WebSocket is marked with a word why it is not run', () => {
  assert.match(row('events.eventWebsocket').description ?? '', /not run/);
});

test('a node offers what is about it, and nothing that would make it anew', () => {
  const channel = nodeParameters({ kind: 'channel', id: '1.1' });
  const about = offered(channel);
  for (const id of ['channels.hold', 'channels.hangup', 'bridges.addChannel', 'events.claimChannel']) {
    assert.ok(about.includes(id), id);
  }
  for (const id of ['channels.list', 'channels.originate', 'channels.externalMedia', 'bridges.play']) {
    assert.ok(!about.includes(id), id);
  }
  const endpoint = nodeParameters({ kind: 'endpoint', id: 'PJSIP/a/b' });
  assert.deepEqual(endpoint.given, { tech: 'PJSIP', resource: 'a/b', endpoint: 'PJSIP/a/b' });
  assert.ok(offered(endpoint).includes('channels.originate'));
  const stored = offered(nodeParameters({ kind: 'storedRecording', id: 'r' }));
  assert.ok(stored.includes('recordings.copyStored') && !stored.includes('recordings.stop'));
  assert.equal(offered(nodeParameters({ kind: 'server', id: '' })).length, 109);
});

test('a log is proposed by the name that ARI takes, and not where that is another log’s, too', () => {
  const full = '/var/log/asterisk/full';
  const of = (id: string) =>
    nodeParameters({ kind: 'logChannel', id }, [full, `${full}.old`, '/srv/full.old']);
  const { given } = of(full);
  assert.equal(
    encodeOperation({ id: 'asterisk.rotateLog', ...operations['asterisk.rotateLog'] }, given).path,
    '/asterisk/logging/full/rotate',
  );
  assert.deepEqual(of('/srv/full.old').given, {});
});
