import type { DialplanLocation, LiveChannel, StasisMembership } from '../shared/liveResources';

/** What a channel is read from; after a loss, nobody knows what happened between two readings. */
export type Source = 'event' | 'snapshot' | 'snapshotAfterLoss';

type Membership = Pick<LiveChannel, 'stasis' | 'leftStasis'>;

/** The application that a dialplan location says the channel is in; undefined when it runs no Stasis. */
function applicationOf(dialplan: DialplanLocation): string | undefined {
  if (dialplan.appName !== 'Stasis') return undefined;
  const [name] = dialplan.appData.split(',', 1);
  return name === undefined || name === '' ? undefined : name;
}

/** The application that an application's own StasisStart named: certain. */
export function enteredStasis(application: string): Membership {
  return { stasis: { application, inferred: false }, leftStasis: false };
}

/** After StasisEnd, or STASISSTATUS set on leaving: the dialplan still says `Stasis` for a while. */
export const LEFT_STASIS: Membership = { stasis: undefined, leftStasis: true };

/**
 * Another application's StasisStart never reaches a watcher, so membership is read off the dialplan
 * location, unless a StasisStart told us for certain (`previous`). A snapshot is newer than any
 * memory: a channel whose location is no longer Stasis has left it. After a loss its end may
 * have been missed, so that nothing is certain any more but what the location says.
 */
export function inferStasis(
  dialplan: DialplanLocation,
  previous: LiveChannel | undefined,
  source: Source,
): Membership {
  const application = applicationOf(dialplan);
  const isSameStep = previous?.dialplan.appData === dialplan.appData;
  if (previous?.stasis && !previous.stasis.inferred) {
    const isKnown = source === 'event' || (source === 'snapshot' && application !== undefined);
    // A channel may have been moved to an application that its location does not name.
    const isMoved = application !== undefined && isSameStep && previous.stasis.application !== application;
    if (isKnown || isMoved) return { stasis: previous.stasis, leftStasis: false };
  }
  if (application === undefined) return { stasis: undefined, leftStasis: false };
  if (previous?.leftStasis && isSameStep && source !== 'snapshotAfterLoss') return LEFT_STASIS;
  const stasis: StasisMembership = { application, inferred: true };
  return { stasis, leftStasis: false };
}
