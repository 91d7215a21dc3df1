/** What ARI means by a status; it uses few of them, each for much the same everywhere. */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [201, 'Created'],
  [202, 'Accepted'],
  [204, 'Done, nothing to say'],
  [400, 'A parameter is missing or wrong'],
  [401, 'User or password is wrong'],
  [403, 'Not allowed: the user is read-only, or the object cannot do this'],
  [404, 'No such object: it is gone, or the path is wrong'],
  [405, 'This path has no such method'],
  [409, 'Not in this state: the channel is not in Stasis, or the id or name is taken'],
  [412, 'Not in this state: the channel is not up, or leaving'],
  [422, 'Asterisk cannot carry it out: an unknown format or application'],
  [500, 'Asterisk failed'],
  [501, 'Asterisk has not got this'],
  [503, 'Asterisk is busy, or a module is not loaded'],
]);

/** What an HTTP status means in ARI; '' for one that it does not use. */
export function statusMeaning(status: number): string {
  return MEANINGS.get(status) ?? '';
}
