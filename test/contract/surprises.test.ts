import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { jsonOf } from '../../src/ari/jsonOf';
import type { RawRequest } from '../../src/ari/operationShape';
import { statusHint } from '../../src/ari/statusHint';
import { answerNote } from '../../src/operations/answerNote';
import { fieldsOf } from '../../src/shared/fields';
import { ariRequest } from '../support/asterisk/ariRequest';
import { destroyBridges } from '../support/server/serverBasics';
import { APP, OperationBed } from './operations/operationBed';

/** What Asterisk answers where one would not expect it, and what we say to that: see docs/surprises.md. */
interface Surprise {
  /** Stands in docs/surprises.md. */
  readonly name: string;
  readonly request: (bed: OperationBed) => RawRequest | Promise<RawRequest>;
  readonly status: number;
  /** Of our hint for an error, or of our note for a success. */
  readonly says: RegExp;
}

let bed: OperationBed;
before(async () => {
  bed = await OperationBed.start();
});
afterEach(async () => {
  await bed.server.hangUpAll();
  await destroyBridges(bed.server);
});
after(() => bed.stop());

function request(method: string, path: string, body?: unknown): () => RawRequest {
  return () => ({ method, path, body: body === undefined ? undefined : JSON.stringify(body) });
}

const LOCAL = 'Local%2F501%40from-trunk';

/** A request about a channel in the application. */
function onChannel(method: string, below: string): Surprise['request'] {
  return async ({ channel }) => {
    return { method, path: `/channels/${await channel()}${below}`, body: undefined };
  };
}

/** A request about a channel in the dialplan. */
function inDialplan(method: string, below: string): Surprise['request'] {
  return async ({ dialplanChannel }) => {
    return { method, path: `/channels/${await dialplanChannel()}${below}`, body: undefined };
  };
}

/** A request about a new bridge. */
function onBridge(method: string, below: string): Surprise['request'] {
  return async ({ bridge }) => ({ method, path: `/bridges/${await bridge()}${below}`, body: undefined });
}

const SURPRISES: readonly Surprise[] = [
  { name: 'unknown path', request: request('GET', '/nope'), status: 404, says: /module|does not exist/ },
  { name: 'wrong method', request: request('PUT', '/channels'), status: 405, says: /check method and path/ },
  { name: 'unknown channel', request: request('GET', '/channels/no'), status: 404, says: /hung up/ },
  { name: 'unknown bridge', request: request('GET', '/bridges/no'), status: 404, says: /destroyed/ },
  { name: 'unknown playback', request: request('GET', '/playbacks/no'), status: 404, says: /ended/ },
  {
    name: 'unknown application',
    request: request('GET', '/applications/no'),
    status: 404,
    says: /registered/,
  },
  {
    name: 'unknown module',
    request: request('GET', '/asterisk/modules/no'),
    status: 404,
    says: /No such module/,
  },
  {
    name: 'unknown device',
    request: request('GET', '/deviceStates/Foo:bar'),
    status: 200,
    says: /does not know/,
  },
  {
    name: 'answer outside Stasis',
    request: inDialplan('POST', '/answer'),
    status: 409,
    says: /Stasis\(\) first/,
  },
  {
    name: 'RTP statistics of a Local channel',
    request: onChannel('GET', '/rtp_statistics'),
    status: 403,
    says: /PJSIP/,
  },
  {
    name: 'an unknown channel into a bridge',
    request: onBridge('POST', '/addChannel?channel=no'),
    status: 400,
    says: /hung up/,
  },
  {
    name: 'a channel outside Stasis into a bridge',
    request: async ({ bridge, dialplanChannel }) => ({
      method: 'POST',
      path: `/bridges/${await bridge()}/addChannel?channel=${await dialplanChannel()}`,
      body: undefined,
    }),
    status: 422,
    says: /Only a channel in a Stasis application/,
  },
  {
    name: 'a channel out of a bridge that it is not in',
    request: async ({ bridge, channel }) => ({
      method: 'POST',
      path: `/bridges/${await bridge()}/removeChannel?channel=${await channel()}`,
      body: undefined,
    }),
    status: 422,
    says: /not in this bridge/,
  },
  {
    name: 'a body that is no JSON',
    request: () => ({
      method: 'POST',
      path: `/channels?endpoint=${LOCAL}&app=${APP}`,
      body: '{"variables":',
    }),
    status: 400,
    says: /JSON/,
  },
  {
    name: 'a body of more than 40 KB',
    request: request('POST', `/channels?endpoint=${LOCAL}&app=${APP}`, {
      variables: { V: 'v'.repeat(50_000) },
    }),
    status: 413,
    says: /40 KB/,
  },
  {
    name: 'an address of more than 4 KB',
    request: request('GET', `/asterisk/variable?variable=${'V'.repeat(6_000)}`),
    status: 400,
    says: /4 KB/,
  },
  {
    name: 'unknown technology',
    request: request('POST', `/channels?endpoint=NoTech%2Fx&app=${APP}`),
    status: 500,
    says: /unknown technology/,
  },
  {
    name: 'an endpoint without a contact',
    request: request('POST', `/channels?endpoint=PJSIP%2Fcarol&app=${APP}`),
    status: 500,
    says: /not registered/,
  },
  {
    name: 'malformed endpoint',
    request: request('POST', `/channels?endpoint=garbage&app=${APP}`),
    status: 400,
    says: /technology\/resource/,
  },
  {
    name: 'neither application nor extension',
    request: request('POST', `/channels?endpoint=${LOCAL}`),
    status: 400,
    says: /either an application, or a context/,
  },
  {
    name: 'an id in use, in other letters',
    request: async ({ channel }) => ({
      method: 'POST',
      path: `/channels/${(await channel()).toUpperCase()}?endpoint=${LOCAL}&app=${APP}`,
      body: undefined,
    }),
    status: 409,
    says: /upper and lower case/,
  },
  {
    name: 'a call into an application that nobody serves',
    request: request('POST', `/channels?endpoint=${LOCAL}&app=nobody`),
    status: 200,
    says: /nobody serves the application it ends at once/,
  },
  {
    name: 'a move to an application that nobody serves',
    request: onChannel('POST', '/move?app=nobody'),
    status: 204,
    says: /ApplicationMoveFailed/,
  },
  {
    name: 'record without a name',
    request: onChannel('POST', '/record?format=wav'),
    status: 500,
    says: /name is missing/,
  },
  {
    name: 'record in an unknown format',
    request: onChannel('POST', '/record?name=surprise&format=nope'),
    status: 422,
    says: /no such recording format/,
  },
  {
    name: 'record under a name that exists',
    request: async (given) => {
      const name = await given.stored();
      return {
        method: 'POST',
        path: `/channels/${await given.channel()}/record?name=${name}&format=wav`,
        body: undefined,
      };
    },
    status: 409,
    says: /ifExists/,
  },
  {
    name: 'a recording may fail after its 201',
    request: onChannel('POST', '/record?name=surprised&format=wav&ifExists=overwrite'),
    status: 201,
    says: /RecordingFailed/,
  },
  {
    name: 'a channel that is recorded enters no bridge',
    request: async (given) => {
      const recordingName = await given.recording();
      const { target_uri: target } = await given.rest.call('recordings.getLive', { recordingName });
      const channel = target.replace('channel:', '');
      return {
        method: 'POST',
        path: `/bridges/${await given.bridge()}/addChannel?channel=${channel}`,
        body: undefined,
      };
    },
    status: 409,
    says: /Stop its recording/,
  },
  {
    name: 'a channel in a bridge is recorded by its bridge',
    request: async (given) => {
      const { channel } = await given.bridged();
      return { method: 'POST', path: `/channels/${channel}/record?name=bridged&format=wav`, body: undefined };
    },
    status: 201,
    says: /Record the bridge/,
  },
  { name: 'play nothing', request: onChannel('POST', '/play'), status: 500, says: /media URI/ },
  {
    name: 'play an unknown scheme',
    request: onChannel('POST', '/play?media=bogus%3Ahello'),
    status: 201,
    says: /no PlaybackFinished/,
  },
  {
    name: 'a channel variable that is not set',
    request: onChannel('GET', '/variable?variable=UNSET'),
    status: 404,
    says: /not set/,
  },
  {
    name: 'a global variable that is not set',
    request: request('GET', '/asterisk/variable?variable=UNSET'),
    status: 200,
    says: /not set, too/,
  },
  {
    name: 'unsubscribe from all channels',
    request: async ({ rest }) => {
      await rest.call('applications.subscribe', { applicationName: APP, eventSource: 'channel:' });
      const path = `/applications/${APP}/subscription?eventSource=channel%3A`;
      return { method: 'DELETE', path, body: undefined };
    },
    status: 501,
    says: /__AST_CHANNEL_ALL_TOPIC/,
  },
  {
    name: 'a command to a channel that was not dialled',
    request: async ({ newId, rest, event }) => {
      const channelId = newId();
      await rest.call('channels.create', { endpoint: 'Local/501@from-trunk', app: APP, channelId });
      await event('StasisStart', channelId);
      return { method: 'POST', path: `/channels/${channelId}/answer`, body: undefined };
    },
    status: 412,
    says: /wrong state/,
  },
  {
    name: 'mailboxes without their module',
    request: request('GET', '/mailboxes'),
    status: 404,
    says: /module/,
  },
  {
    name: 'a dialplan reload is no proof',
    request: request('PUT', '/asterisk/modules/pbx_config.so'),
    status: 204,
    says: /No proof/,
  },
  {
    name: 'dynamic configuration without a writable backend',
    request: request('PUT', '/asterisk/config/dynamic/res_pjsip/endpoint/alice', {
      fields: [{ attribute: 'language', value: 'de' }],
    }),
    status: 403,
    says: /sorcery\.conf/,
  },
  {
    name: 'a bridge of an unknown type',
    request: request('POST', '/bridges?type=nonsense'),
    status: 500,
    says: /mixing and holding/,
  },
  {
    name: 'a device that is not ARI’s own',
    request: request('PUT', '/deviceStates/PJSIP%2Falice?deviceState=INUSE'),
    status: 409,
    says: /Stasis:/,
  },
];

// Refused by us, because Asterisk reads a path up to its first empty part only.
for (const { name, path, status, says } of [
  { name: 'trailing slash', path: '/channels/', status: 404, says: /slash off/ },
  { name: 'two slashes', path: '//channels', status: 405, says: /no \/\// },
]) {
  test(`surprise: ${name}`, async () => {
    const refused = { name: 'AriError', code: 'badParameter' };
    await assert.rejects(bed.rest.send({ method: 'GET', path, body: undefined }), refused);
    const { url, user, password } = bed.server;
    const answer = await ariRequest({ url, user, password, method: 'GET', path });
    assert.equal(answer.status, status);
    assert.match(statusHint(`GET ${path}`, status, String(fieldsOf(answer.body)?.message)), says);
  });
}

for (const { name, request: requestOf, status, says } of SURPRISES) {
  test(`surprise: ${name}`, async () => {
    const request = await requestOf(bed);
    const answer = await bed.rest.send(request);
    assert.equal(answer.status, status, answer.error?.message);
    const told = answer.error?.hint ?? answerNote({ request, status, value: () => jsonOf(answer) }) ?? '';
    assert.match(told, says);
  });
}
