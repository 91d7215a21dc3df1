/** The common name of the two halves of a Local channel, `Local/500@from-trunk-00000001` of `…;1` and `…;2`. */
export function localPairName(channelName: string): string | undefined {
  return /^(Local\/.*);[12]$/s.exec(channelName)?.[1];
}
