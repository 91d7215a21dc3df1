import type { LiveChannel } from '../shared/liveResources';
import { partyText } from '../shared/partyText';

/** A channel in one line, for pickers: state, who calls whom, where it is. Untrusted text. */
export function channelText(channel: LiveChannel): string {
  const { caller, connected, dialplan, stasis, state } = channel;
  const parties = [caller, connected].map(partyText).filter((text) => text !== '');
  const place = stasis ? `in ${stasis.application}` : `${dialplan.exten}@${dialplan.context}`;
  return [state, parties.join(' → '), place].filter((text) => text !== '').join(' · ');
}
