import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError, isAriError } from '../../../src/ari/ariError';
import { isWorthRetrying } from '../../../src/ari/isWorthRetrying';
import { problemOf } from '../../../src/ari/problemOf';
import { responseError } from '../../../src/ari/responseError';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { statusHint } from '../../../src/ari/statusHint';
import { transportError } from '../../../src/ari/transportError';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html', server: 'Asterisk/22.10.1' };

function answer(status: number, body: string, headers: Record<string, string> = json): AriError {
  return responseError('channels.answer', { status, headers, body: Buffer.from(body) });
}

function failure(code: string, url = 'http://pbx:8088'): AriError {
  const error = Object.assign(new Error('raw words'), { code });
  return transportError('channels.list', parseServerAddress(url), error);
}

test('an error of another bundle is recognised by its shape', () => {
  class OtherAriError extends Error {
    override readonly name = 'AriError';
    readonly code = 'http';
    readonly operation = 'channels.answer';
    readonly hint = 'h';
  }
  assert.equal(isAriError(new OtherAriError('m')), true);
  assert.equal(isAriError(new Error('m')), false);
  assert.equal(isAriError({ name: 'AriError', code: 'http', operation: '', hint: '' }), false);
  assert.equal(isAriError(undefined), false);
});

test('a problem carries message, hint and status', () => {
  const error = answer(409, '{"message":"Channel not in Stasis application"}');
  assert.deepEqual(problemOf(error), {
    code: 'http',
    message: 'Channel not in Stasis application',
    hint: error.hint,
    status: 409,
  });
  assert.equal(problemOf(new TypeError('x is not a function')).code, 'internal');
  assert.equal(problemOf('words').message, 'words');
});

test("Asterisk's own words are kept, from message and from error", () => {
  assert.equal(answer(404, '{"message":"Channel not found"}').message, 'Channel not found');
  assert.equal(answer(500, '{"error":"Allocation failed"}').message, 'Allocation failed');
});

test('a page where ARI should be is not ARI, and the hint tells Asterisk from others', () => {
  const asterisk = answer(404, '<html>', html);
  assert.equal(asterisk.code, 'notAri');
  assert.match(asterisk.message, /Asterisk\/22/);
  assert.match(asterisk.hint, /ari\.conf/);
  const other = answer(404, '<html>', { 'content-type': 'text/html', server: 'nginx' });
  assert.equal(other.code, 'notAri');
  assert.match(other.message, /nginx/);
  assert.match(other.hint, /Something else/);
});

test("Asterisk's own pages for a bad request stay what they are", () => {
  assert.equal(answer(400, '<html>', html).code, 'http');
  assert.match(answer(400, '<html>', html).hint, /4 KB/);
  assert.equal(answer(503, '', {}).status, 503);
  assert.match(answer(503, '', {}).hint, /starting/);
});

test('a redirect names the origin only: paths and queries may hold secrets', () => {
  const error = answer(302, '', { location: 'https://other.example/x?token=s3cr3t' });
  assert.equal(error.code, 'redirect');
  assert.match(error.message, /https:\/\/other\.example\./);
  assert.ok(!error.message.includes('s3cr3t'));
  assert.equal(answer(301, '', {}).code, 'redirect');
});

const hints: [operation: string, status: number, message: string, hint: RegExp][] = [
  ['channels.list', 401, 'Authentication required', /password/],
  ['channels.originate', 403, 'Write access denied', /read_only/],
  ['asterisk.updateObject', 403, 'Forbidden', /sorcery\.conf/],
  ['channels.rtpstatistics', 403, 'Unsupported channel type', /RTP/],
  ['channels.get', 404, 'Channel not found', /hung up/],
  ['bridges.get', 404, 'Bridge not found', /destroyed/],
  ['playbacks.stop', 404, 'Playback not found', /ended/],
  ['recordings.getStored', 404, 'Recording not found', /stored/],
  ['applications.get', 404, 'Application not found', /registered/],
  ['endpoints.get', 404, 'Endpoint not found', /PJSIP/],
  ['mailboxes.list', 404, 'Resource not found', /module/],
  ['channels.getChannelVar', 404, 'Provided variable was not found', /not set/],
  ['channels.getChannelVar', 404, 'Provided channel was not found', /hung up/],
  ['asterisk.reloadModule', 404, 'Module could not be found', /No such module/],
  ['channels.list', 405, 'Invalid method', /method/],
  ['channels.answer', 409, 'Channel not in Stasis application', /dialplan/],
  ['channels.originateWithId', 409, 'Channel with given unique ID already exists', /in use/],
  ['bridges.createWithId', 409, 'Bridge with id exists', /in use/],
  ['bridges.record', 409, 'Bridge not in Stasis application', /ConfBridge/],
  ['bridges.addChannel', 409, 'Channel 1 currently recording', /Stop its recording/],
  ['channels.record', 409, 'Recording exists', /ifExists/],
  ['asterisk.reloadModule', 409, 'Module refused', /old configuration/],
  ['channels.answer', 412, 'Channel in invalid state', /wrong state/],
  ['channels.originate', 413, 'Request body too large', /40 KB/],
  ['bridges.addChannel', 422, 'Channel not in Stasis application', /Stasis/],
  ['bridges.addChannel', 400, 'Channel not found', /hung up/],
  ['bridges.removeChannel', 422, 'Channel not in this bridge', /not in this bridge/],
  ['channels.record', 422, 'Format unknown', /format/],
  ['applications.subscribe', 422, 'Event source does not exist', /event source/],
  ['channels.originate', 400, 'Invalid endpoint specified', /technology\/resource/],
  ['channels.originate', 400, 'Application or extension must be specified', /context/],
  ['channels.originate', 400, 'Error parsing request body', /JSON/],
  ['channels.originate', 500, 'Allocation failed', /contact/],
  ['channels.record', 500, 'Internal Server Error', /spool/],
  ['channels.play', 500, 'x', /media/],
  ['applications.unsubscribe', 501, 'x', /stays subscribed/],
  ['channels.list', 503, 'Asterisk not booted', /starting/],
  ['channels.list', 418, 'x', /proxy/],
];

for (const [operation, status, message, hint] of hints) {
  test(`hint for ${operation} ${status} "${message}"`, () =>
    assert.match(statusHint(operation, status, message), hint));
}

test('network and TLS failures say what to do', () => {
  assert.equal(failure('ENOTFOUND').message, 'The host name pbx is unknown.');
  assert.equal(failure('ECONNREFUSED').message, 'Nothing listens on pbx:8088.');
  assert.match(failure('EHOSTUNREACH').message, /no way/);
  assert.match(failure('UND_ERR_CONNECT_TIMEOUT').hint, /firewall/);
  assert.equal(failure('DEPTH_ZERO_SELF_SIGNED_CERT').code, 'tls');
  assert.match(failure('UNABLE_TO_VERIFY_LEAF_SIGNATURE').message, /unknown authority/);
  assert.match(failure('ERR_TLS_CERT_ALTNAME_INVALID').message, /not made out for pbx/);
  assert.match(failure('CERT_HAS_EXPIRED').hint, /Renew/);
  assert.match(failure('ERR_SSL_WRONG_VERSION_NUMBER').hint, /http:/);
  assert.match(failure('HPE_INVALID_CONSTANT').hint, /https:/);
  assert.match(failure('ECONNRESET').hint, /use https/);
  assert.match(failure('ECONNRESET', 'https://pbx').hint, /no TLS port/);
  assert.equal(failure('EWHATEVER').code, 'unreachable');
});

test('the code is found inside of what wraps it', () => {
  const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
  const address = parseServerAddress('localhost:1');
  const wraps = [new AggregateError([refused]), new Error('y', { cause: refused })];
  for (const error of wraps) {
    assert.match(transportError('connect', address, error).message, /Nothing listens/);
  }
});

test('retrying: refused, 404 page and 503 of a starting Asterisk, but not on a first attempt', () => {
  const page = answer(404, '<html>', html);
  assert.equal(isWorthRetrying(page, undefined), false);
  assert.equal(isWorthRetrying(page, 5_000), true);
  assert.equal(isWorthRetrying(page, 61_000), false);
  assert.equal(isWorthRetrying(answer(404, '{"message":"Resource not found"}'), 5_000), true);
  assert.equal(isWorthRetrying(failure('ECONNREFUSED'), undefined), true);
  assert.equal(isWorthRetrying(answer(503, '{"message":"Asterisk not booted"}'), undefined), true);
});

test('not retrying: credentials, certificates, redirects', () => {
  assert.equal(isWorthRetrying(answer(401, '{"message":"x"}'), 5_000), false);
  assert.equal(isWorthRetrying(answer(403, '{"message":"x"}'), 5_000), false);
  assert.equal(isWorthRetrying(failure('CERT_HAS_EXPIRED'), 5_000), false);
  assert.equal(isWorthRetrying(answer(302, ''), 5_000), false);
});
