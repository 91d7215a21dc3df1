/** Asterisk's words for the Q.850 causes that the simulator uses. */
const TEXTS: Readonly<Record<number, string>> = {
  1: 'Unallocated (unassigned) number',
  16: 'Normal Clearing',
  17: 'User busy',
  18: 'No user responding',
  19: 'User alerting, no answer',
  20: 'Subscriber absent',
  21: 'Call Rejected',
  26: 'Answered elsewhere',
  27: 'Destination out of order',
  28: 'Invalid number format',
  31: 'Normal, unspecified',
  34: 'Circuit/channel congestion',
  38: 'Network out of order',
  127: 'Interworking, unspecified',
};

/** `cause_txt` of ChannelDestroyed. */
export function hangupCauseText(cause: number): string {
  return TEXTS[cause] ?? 'Unknown';
}
