/** The endpoint that a channel name such as `PJSIP/alice-0000001f` tells of, as `technology/resource`. */
export function endpointOf(channelName: string): string | undefined {
  return /^([^/]+\/.+)-[^-]+$/.exec(channelName)?.[1];
}
