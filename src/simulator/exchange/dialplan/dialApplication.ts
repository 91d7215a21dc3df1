import { dialOut, type DialOutcome } from '../calls/dialOut';
import { hangUp } from '../calls/hangUp';
import { inheritFrom } from '../calls/inheritFrom';
import { requestChannel } from '../calls/requestChannel';
import { answerChannel, indicate } from '../calls/signals';
import type { Exchange } from '../exchange';
import type { CallSignal, SimulatedChannel } from '../simulatedChannel';
import { Refusal } from '../../refusal';

/** Variables that `Dial` empties at its start, in Asterisk's order. */
const EMPTIED = [
  'DIALSTATUS',
  'DIALEDPEERNUMBER',
  'DIALEDPEERNAME',
  ...['ANSWEREDTIME', 'DIALEDTIME', 'RINGTIME', 'PROGRESSTIME'].flatMap((name) => [name, `${name}_MS`]),
];

/** DIALSTATUS of an unanswered call. */
const STATUS: Readonly<Partial<Record<DialOutcome, string>>> = {
  busy: 'BUSY',
  congestion: 'CONGESTION',
  abandoned: 'CANCEL',
  failed: 'CHANUNAVAIL',
};

/** `Dial(Technology/address,seconds)`: calls one channel and talks to it until either hangs up. */
export async function dialApplication(
  exchange: Exchange,
  caller: SimulatedChannel,
  data: string,
): Promise<'next' | 'hangup'> {
  const { channels } = exchange;
  const [target = '', seconds = ''] = data.split(',');
  const [technology = '', address = ''] = target.split(/\/(.*)/s);
  for (const name of EMPTIED) channels.setVariable(caller, name, '');
  const setTimes = (name: string, since: number): void => {
    const passed = exchange.clock.now() - since;
    channels.setVariable(caller, name, String(Math.floor(passed / 1000)));
    channels.setVariable(caller, `${name}_MS`, String(passed));
  };
  const peer = request(exchange, technology, address);
  if (!peer) {
    caller.cause = 3;
    channels.setVariable(caller, 'DIALSTATUS', 'CHANUNAVAIL');
    return 'next';
  }
  const begun = exchange.clock.now();
  prepare(exchange, caller, peer, address);
  const onSignal = (signal: CallSignal): void => {
    if (signal === 'ringing') setTimes('RINGTIME', begun);
    if (signal === 'progress') setTimes('PROGRESSTIME', begun);
    if (signal === 'answer') tellAnswer(exchange, caller, peer, address);
    else if (signal === 'ringing' || signal === 'progress') indicate(exchange, caller, signal);
  };
  const timeout = Number.parseFloat(seconds) > 0 ? Number.parseFloat(seconds) * 1000 : undefined;
  const outcome = await dialOut(exchange, {
    ...{ channel: peer, address, timeout, caller, isAddressOnce: true, onSignal },
    onCalled: () => channels.setConnected(caller, peer.caller),
  });
  if (outcome !== 'answer') return notAnswered(exchange, caller, peer, outcome);
  const answered = exchange.clock.now();
  await talk(exchange, caller, peer);
  setTimes('ANSWEREDTIME', answered);
  setTimes('DIALEDTIME', begun);
  channels.setVariable(caller, 'DIALSTATUS', 'ANSWER');
  return 'hangup';
}

/** Undefined when there is no such channel to be had. */
function request(exchange: Exchange, technology: string, address: string): SimulatedChannel | undefined {
  try {
    return requestChannel(exchange, { technology, address, variables: [] });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What the peer gets from its caller before it is called. */
function prepare(
  exchange: Exchange,
  caller: SimulatedChannel,
  peer: SimulatedChannel,
  address: string,
): void {
  const { channels } = exchange;
  peer.idleApplication = { app_name: 'AppDial', app_data: '(Outgoing Line)' };
  channels.setVariable(peer, 'DIALEDPEERNUMBER', address);
  inheritFrom(exchange, caller, peer);
  peer.dialplan.exten = caller.dialplan.exten;
  channels.setDialplan(peer, 'AppDial', '(Outgoing Line)');
  channels.tellConnected(peer);
}

function tellAnswer(
  { channels }: Exchange,
  caller: SimulatedChannel,
  peer: SimulatedChannel,
  address: string,
): void {
  channels.setVariable(caller, 'DIALSTATUS', 'ANSWER');
  channels.setVariable(caller, 'DIALEDPEERNAME', peer.name);
  channels.setVariable(caller, 'DIALEDPEERNUMBER', address);
  peer.dialplan.exten = '';
}

function notAnswered(
  exchange: Exchange,
  caller: SimulatedChannel,
  peer: SimulatedChannel,
  outcome: DialOutcome,
): 'next' | 'hangup' {
  const byCause: Readonly<Record<number, string>> = { 17: 'BUSY', 34: 'CONGESTION', 3: 'CHANUNAVAIL' };
  const status = STATUS[outcome] ?? (outcome === 'gone' ? byCause[peer.cause] : undefined) ?? 'NOANSWER';
  exchange.channels.setVariable(caller, 'DIALSTATUS', status);
  if (outcome === 'abandoned') peer.cause = caller.cause;
  else if (peer.cause !== 0) caller.cause = peer.cause;
  hangUp(exchange, peer);
  return outcome === 'abandoned' ? 'hangup' : 'next';
}

/** Both in a basic bridge until one of them is hung up. */
async function talk(exchange: Exchange, caller: SimulatedChannel, peer: SimulatedChannel): Promise<void> {
  const { bridges, channels } = exchange;
  caller.cause = 16;
  peer.cause = 16;
  answerChannel(exchange, caller);
  const bridge = bridges.createBasic();
  channels.setDialplan(peer, 'AppDial', '(Outgoing Line)');
  bridges.enter(bridge, peer);
  bridges.enter(bridge, caller);
  await firstHangup(caller.hangup, peer.hangup);
  const first = caller.hangup.aborted ? caller : peer;
  bridges.destroy(bridge, first);
  hangUp(exchange, peer);
}

function firstHangup(...signals: readonly AbortSignal[]): Promise<void> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve();
  return new Promise((resolve) => {
    for (const signal of signals) signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
