import { EventLog } from '../../src/capture/eventLog';
import { openSession } from '../../src/session/openSession';
import { profileId } from '../../src/session/serverProfile';
import { modelPicture } from '../contract/serverPicture';
import { gapsOf } from './gapsOf';

/** What a window that may be put to sleep tells of itself, again and again. */
export interface WindowNews {
  readonly statuses: readonly string[];
  readonly gaps: ReturnType<typeof gapsOf>;
  readonly picture: ReturnType<typeof modelPicture>;
  /** When it told, ms since 1970. */
  readonly at: number;
}

const TELL_EVERY_MS = 100;

// A program: it watches a server as a window does, and can be stopped as a computer is that goes to sleep.
const [url = '', user = '', password = ''] = process.argv.slice(-3);
const log = new EventLog({ maxRows: 100_000, maxBytes: 64 * 1024 * 1024 });
const profile = {
  id: profileId(url, user),
  name: 'sleeper',
  url,
  user,
  mode: 'watch',
  readOnly: false,
} as const;
const session = openSession({
  profile: { ...profile, application: undefined, caFile: undefined },
  password,
  ca: undefined,
  application: 'sleeper',
  log,
  timing: { pingInterval: 1_000 },
});
const statuses: string[] = [];
session.onDidChangeState(({ status }) => statuses.push(status));
session.connect();
setInterval(() => {
  const news: WindowNews = { statuses, gaps: gapsOf(log), picture: modelPicture(session), at: Date.now() };
  process.send?.(news);
}, TELL_EVERY_MS);
process.on('disconnect', () => process.exit());
