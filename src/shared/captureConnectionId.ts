/** The id in the log of a capture's connection; `place` is where it stands in the header's list. */
export function captureConnectionId(place: number): string {
  return `c${String(place)}`;
}
