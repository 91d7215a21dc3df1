import assert from 'node:assert/strict';
import { waitFor } from '../../support/waitFor';
import type { ContractBed } from '../contractBed';

/** Waits until a client has registered the application, so that calls can enter it. */
export async function applicationServed({ server }: ContractBed, name: string): Promise<void> {
  await waitFor(`the application ${name}`, async () => {
    return (await server.rest('GET', `/applications/${name}`)).status === 200;
  });
}

/** Lets somebody call a number of the trunk; the caller listens until the other side hangs up. */
export async function callIn({ server }: ContractBed, extension: string): Promise<void> {
  const { status } = await server.rest('POST', '/channels', {
    endpoint: `Local/${extension}@from-trunk`,
    context: 'default',
    extension: '100',
    priority: '1',
    callerId: '"Ada Lovelace" <+441632960001>',
  });
  assert.equal(status, 200);
}
