import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_DRAFT, profileOf } from '../../../src/connections/connectionDraft';
import { saveConnection } from '../../../src/connections/saveConnection';

const OLD = profileOf({ ...EMPTY_DRAFT, url: 'http://127.0.0.1:1', user: 'old' });
const NEW = profileOf({ ...EMPTY_DRAFT, url: 'http://127.0.0.1:1', user: 'new' });

/** Services that note what they are told to do; writing the settings may fail. */
function rig(canSave: boolean, canKeep = true) {
  const told: string[] = [];
  const note = (what: string): Promise<void> => Promise.resolve(void told.push(what));
  const services = {
    connections: {
      disconnect: (id: string) => note(`disconnect ${id}`),
      serve: (id: string, application: string | undefined) => note(`serve ${id} ${String(application)}`),
    },
    saved: {
      save: () => (canSave ? note('save') : Promise.reject(new Error('settings.json has errors'))),
    },
    passwords: {
      store: async ({ user }: { user: string }) => note(`store ${user}`).then(() => canKeep),
      delete: ({ user }: { user: string }) => note(`delete ${user}`),
    },
    plain: { accept: (url: string) => note(`accept ${url}`) },
    warnOfPassword: () => void told.push('warn'),
  };
  return { told, services };
}

test('the password of before is forgotten only when the settings are written', async () => {
  const { told, services } = rig(true);
  await saveConnection(services, { profile: NEW, password: 'x' }, OLD);
  assert.deepEqual(told, [
    'store new',
    `accept ${NEW.url}`,
    `disconnect ${OLD.id}`,
    'save',
    'delete old',
    `serve ${NEW.id} undefined`,
  ]);
  const broken = rig(false);
  await assert.rejects(saveConnection(broken.services, { profile: NEW, password: 'x' }, OLD), /settings/);
  assert.ok(!broken.told.includes('delete old'));
});

test('the same user at the same address keeps the password; a broken secret storage is told', async () => {
  const { told, services } = rig(true, false);
  await saveConnection(services, { profile: OLD, password: 'x' }, OLD);
  assert.deepEqual(told, [
    'store old',
    'warn',
    `accept ${OLD.url}`,
    `disconnect ${OLD.id}`,
    'save',
    `serve ${OLD.id} undefined`,
  ]);
});
