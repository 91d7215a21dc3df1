import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RestClient } from '../../../src/ari/restClient';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { asteriskServer, type AsteriskServer } from '../../support/server/asteriskServer';

/** Where sorcery writes objects of one type to; without it Asterisk answers 403 to every change. */
const SORCERY = `[res_pjsip]
endpoint = config,pjsip.conf,criteria=type=endpoint
aor = config,pjsip.conf,criteria=type=aor
auth = astdb,ps_auths
`;
const OBJECT = { configClass: 'res_pjsip', objectType: 'auth', id: 'frank' };

let server: AsteriskServer;
let rest: RestClient;
before(async () => {
  server = await asteriskServer({ files: { 'sorcery.conf': SORCERY } });
  const { url, user, password } = server;
  rest = new RestClient({ address: parseServerAddress(url), user, password });
});
after(async () => {
  await rest.close();
  await server.stop();
});

test('with a writable backend objects are made, read and deleted', async () => {
  const fields = [
    { attribute: 'auth_type', value: 'userpass' },
    { attribute: 'username', value: 'frank' },
    { attribute: 'password', value: 'no-secret' },
  ];
  const made = await rest.call('asterisk.updateObject', { ...OBJECT, fields });
  assert.ok(made.some(({ attribute, value }) => attribute === 'username' && value === 'frank'));
  assert.deepEqual(await rest.call('asterisk.getObject', OBJECT), made);
  await rest.call('asterisk.deleteObject', OBJECT);
  const gone = await rest.run(
    {
      id: 'asterisk.getObject',
      method: 'GET',
      path: '/asterisk/config/dynamic/res_pjsip/auth/frank',
      params: [],
      result: 'List[ConfigTuple]',
    },
    {},
  );
  assert.equal(gone.status, 404);
  assert.match(gone.error?.hint ?? '', /configuration object/);
});
