import type { CallerID } from '../../ari/generated/resources';
import type { Channels } from './channels';
import type { BridgeMember, SimulatedBridge } from './simulatedBridge';
import type { SimulatedChannel } from './simulatedChannel';

const PEER = 'BRIDGEPEER';
const PEER_CALL_ID = 'BRIDGEPVTCALLID';

/** Sets the variables that name the others of the bridge: ChannelVarset for each channel in it. */
export function setPeerVariables(bridge: SimulatedBridge, channels: Channels): void {
  const { members, type } = bridge;
  for (const member of members) {
    const { channel } = member;
    if (!channel) continue;
    if (type === 'holding') clearPeerVariables(channel, channels);
    // Who is left alone keeps the names of those who were there.
    else if (members.length > 1) setPeers(channel, othersOf(members, member), channels);
  }
}

/** Unsets them where they are set: ChannelVarset with an empty value. */
export function clearPeerVariables(channel: SimulatedChannel, channels: Channels): void {
  for (const name of [PEER, PEER_CALL_ID]) {
    if (channel.variables.has(name)) channels.setVariable(channel, name, undefined);
  }
}

/** Shows a member whom it is connected to: ChannelConnectedLine if that is news. Asterisk's own have no name. */
export function showOther(member: BridgeMember, other: BridgeMember, channels: Channels): void {
  if (member.channel) channels.setConnected(member.channel, partyOf(other));
}

function setPeers(channel: SimulatedChannel, others: readonly BridgeMember[], channels: Channels): void {
  channels.setVariable(channel, PEER, others.map(({ name }) => name).join(','));
  const callIds = others.map(({ channel: other }) => other?.protocolId ?? '').filter((id) => id !== '');
  if (callIds.length > 0) channels.setVariable(channel, PEER_CALL_ID, callIds.join(','));
  else if (channel.variables.has(PEER_CALL_ID)) channels.setVariable(channel, PEER_CALL_ID, undefined);
}

function partyOf({ channel }: BridgeMember): CallerID {
  return channel?.caller ?? { name: '', number: '' };
}

function othersOf(members: readonly BridgeMember[], member: BridgeMember): readonly BridgeMember[] {
  return members.filter((other) => other !== member);
}
