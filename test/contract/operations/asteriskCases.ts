import assert from 'node:assert/strict';
import type { OperationBed } from './operationBed';
import type { CasesOf } from './operationCase';

/** One that nothing else uses, so that it can go and come back. */
const SPARE = { moduleName: 'app_exec.so' };
const ALICE = { configClass: 'res_pjsip', objectType: 'endpoint', id: 'alice' };
const READ_ONLY_BACKEND = 'sorcery.conf maps no type to a writable backend here; where it does, it works';

async function isRunning({ rest }: OperationBed): Promise<boolean> {
  return (await rest.call('asterisk.listModules', {})).some(({ name }) => name === SPARE.moduleName);
}

/** Whether Asterisk has a log channel of this name; it lists the whole path. */
async function hasLog({ rest }: OperationBed, name: string): Promise<boolean> {
  return (await rest.call('asterisk.listLogChannels', {})).some(({ channel }) => channel.endsWith(name));
}

async function addedLog({ rest, newId }: OperationBed): Promise<{ logChannelName: string }> {
  const log = { logChannelName: newId() };
  await rest.call('asterisk.addLog', { ...log, configuration: 'notice,warning' });
  return log;
}

/** `/asterisk`. */
export const ASTERISK_CASES: CasesOf<'asterisk'> = {
  'asterisk.getObject': {
    params: () => ALICE,
    proof: ({ answer }) => assert.ok(answer.some(({ attribute }) => attribute === 'context')),
  },
  'asterisk.updateObject': {
    params: () => ({ ...ALICE, fields: [{ attribute: 'language', value: 'de' }] }),
    status: 403,
    refused: { message: "Cannot update sorcery objects of type 'endpoint'", because: READ_ONLY_BACKEND },
    proof: () => undefined,
  },
  'asterisk.deleteObject': {
    params: () => ALICE,
    status: 403,
    refused: { message: "Could not delete object with id 'alice'", because: READ_ONLY_BACKEND },
    proof: () => undefined,
  },
  'asterisk.getInfo': {
    params: () => ({ only: ['system', 'status'] }),
    proof: ({ bed, answer }) => assert.equal(parseInt(answer.system?.version ?? ''), bed.server.release),
  },
  'asterisk.ping': {
    params: () => ({}),
    proof: ({ answer }) => assert.equal(answer.ping, 'pong'),
  },
  'asterisk.listModules': {
    params: () => ({}),
    proof: ({ answer }) => assert.ok(answer.some(({ name }) => name === 'res_ari.so')),
  },
  'asterisk.getModule': {
    params: () => ({ moduleName: 'res_ari.so' }),
    proof: ({ answer }) => assert.equal(answer.status, 'Running'),
  },
  'asterisk.loadModule': {
    params: async ({ rest }) => {
      await rest.call('asterisk.unloadModule', SPARE);
      return SPARE;
    },
    proof: async ({ bed }) => assert.ok(await isRunning(bed)),
  },
  'asterisk.unloadModule': {
    params: () => SPARE,
    proof: async ({ bed }) => {
      assert.ok(!(await isRunning(bed)));
      await bed.rest.call('asterisk.loadModule', SPARE);
    },
  },
  'asterisk.reloadModule': {
    params: () => ({ moduleName: 'pbx_config.so' }),
    proof: async ({ bed: { rest } }) => {
      const { status } = await rest.call('asterisk.getInfo', { only: 'status' });
      assert.ok(status?.last_reload_time);
    },
  },
  'asterisk.listLogChannels': {
    params: () => ({}),
    proof: ({ answer }) => assert.ok(answer.some(({ channel }) => channel.endsWith('messages.log'))),
  },
  'asterisk.addLog': {
    params: ({ newId }) => ({ logChannelName: newId(), configuration: 'notice' }),
    proof: async ({ bed, params }) => assert.ok(await hasLog(bed, params.logChannelName)),
  },
  'asterisk.deleteLog': {
    params: addedLog,
    proof: async ({ bed, params }) => assert.ok(!(await hasLog(bed, params.logChannelName))),
  },
  'asterisk.rotateLog': {
    params: addedLog,
    // The surprise: what was added at run time is gone afterwards.
    proof: async ({ bed, params }) => assert.ok(!(await hasLog(bed, params.logChannelName))),
  },
  'asterisk.getGlobalVar': {
    params: () => ({ variable: 'TESTBED' }),
    proof: ({ answer }) => assert.equal(answer.value, 'ready'),
  },
  'asterisk.setGlobalVar': {
    params: () => ({ variable: 'OPERATION', value: 'a & b' }),
    proof: async ({ bed: { rest } }) => {
      const { value } = await rest.call('asterisk.getGlobalVar', { variable: 'OPERATION' });
      assert.equal(value, 'a & b');
    },
  },
};
