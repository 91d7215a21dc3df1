/** Types that are most of a busy server's events, and seldom what one looks for; our own polling too. */
const NOISY_TYPES: readonly string[] = [
  'ChannelVarset',
  'ChannelDialplan',
  'ChannelConnectedLine',
  'ChannelCallerId',
  'DeviceStateChanged',
  'PeerStatusChange',
  'ContactStatusChange',
  'REST poll',
];

/**
 * The types to offer for hiding at once: the noisy ones that were seen, those hidden already, and what
 * else is more than a tenth of all rows.
 */
export function quickTypes(
  counts: Readonly<Record<string, number>>,
  hidden: readonly string[],
): readonly string[] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const frequent = Object.keys(counts).filter((type) => (counts[type] ?? 0) * 10 > total && total >= 100);
  const noisy = NOISY_TYPES.filter((type) => (counts[type] ?? 0) > 0);
  return [...new Set([...noisy, ...hidden, ...frequent])];
}
