import { planned } from '../plannedCall';
import type { ResourceAction } from '../resourceAction';
import { askFilter } from './askFilter';
import { filterBody, filterText, filterTypes } from './eventFilter';

/** Edits which events Asterisk sends to another program's application. */
export const editEventFilter: ResourceAction = {
  plan: async ({ session, ids: [applicationName = ''] }, { title, signal }) => {
    // The list that the tree has may be some seconds old, and what is sent replaces all of it.
    const options = { signal, background: true };
    const application = { ...(await session.rest.call('applications.get', { applicationName }, options)) };
    const wanted = await askFilter(title, filterTypes(application), signal);
    if (!wanted) return undefined;
    const filter = filterBody(application, wanted);
    return [planned('applications.filter', { applicationName, filter }, applicationName)];
  },
  question: (calls, { session }) => ({
    question: `Change the event filter of ${calls[0]?.about ?? ''} on ${session.profile.name}?`,
    detail:
      'The program behind it may need what it is not sent any more. The filter is gone when it disconnects.',
    button: 'Change',
  }),
  done: (calls) => {
    const { allowed, disallowed } = (calls[0]?.params.filter ?? {}) as Readonly<Record<string, unknown>>;
    const types = filterTypes({ events_allowed: allowed, events_disallowed: disallowed });
    return `${calls[0]?.about ?? ''} is now sent ${filterText(types)}`;
  },
};
