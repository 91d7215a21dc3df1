import { sleep } from '../clock';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import type { CallApplication } from './callApplication';
import type { CallPlan } from './callPlan';

/** A call that the application has in hand; the signal is aborted when the caller leaves or it steps aside. */
export interface ServedCall {
  readonly application: CallApplication;
  readonly channel: SimulatedChannel;
  readonly signal: AbortSignal;
}

/**
 * Serves one caller as a usual call application does. Without a plan, as for a call that the generator did not
 * make, it greets and hangs up. When the signal is aborted it ends what it made itself.
 */
export async function serveCall(call: ServedCall, plan: CallPlan | undefined): Promise<void> {
  await greet(call);
  if (!plan || plan.kind === 'announced') await hangUp(call, call.channel.id);
  else await connect(call, plan);
}

async function greet({ application, channel, signal }: ServedCall): Promise<void> {
  const { client } = application;
  const channelId = channel.id;
  await client.attempt('channels.answer', { channelId });
  const value = application.makeId('ticket');
  await client.attempt('channels.setChannelVar', { channelId, variable: 'TICKET', value });
  await application.play(channelId, 'sound:hello-world', signal);
}

/** Puts the caller through to a phone; later maybe to another one, or has that one join. */
async function connect(call: ServedCall, plan: CallPlan): Promise<void> {
  const { application, channel, signal } = call;
  const { client } = application;
  const channelId = channel.id;
  const callerId = `"${channel.caller.name}" <${channel.caller.number}>`;
  const legs: string[] = [];
  const bridgeId = application.makeId('conversation');
  try {
    await client.attempt('channels.startMoh', { channelId });
    const first = await application.callPhone(plan.phone.resource, plan.ring, callerId, signal);
    await client.attempt('channels.stopMoh', { channelId });
    if (first === undefined) {
      await hangUp(call, channelId);
      return;
    }
    legs.push(first);
    await client.attempt('bridges.createWithId', { bridgeId, type: 'mixing', name: plan.kind });
    await client.attempt('bridges.addChannel', { bridgeId, channel: [channelId, first] });
    if (plan.kind !== 'served' && (await sleep(application.exchange.clock, plan.change, signal))) {
      const second = await application.callPhone(plan.otherPhone.resource, plan.ring, callerId, signal);
      if (second !== undefined) {
        legs.push(second);
        await client.attempt('bridges.addChannel', { bridgeId, channel: second });
        if (plan.kind === 'transferred') await hangUp(call, first);
      }
    }
    await untilAborted(signal);
  } finally {
    for (const leg of legs) await hangUp(call, leg);
    await client.attempt('bridges.destroy', { bridgeId });
  }
}

async function hangUp({ application }: ServedCall, channelId: string): Promise<void> {
  await application.client.attempt('channels.hangup', { channelId });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
