import type { ActionFacts } from './actionFacts';

/** The typed actions on endpoints, and those that make something new on a server. */
export const SERVER_ACTIONS = {
  createChannel: {
    title: 'Create Channel',
    kinds: ['server', 'endpoint'],
    operations: ['channels.create'],
  },
  externalMedia: {
    title: 'External Media',
    kinds: ['server'],
    operations: ['channels.externalMedia'],
  },
  sendMessage: {
    title: 'Send Message',
    kinds: ['endpoint', 'server'],
    operations: ['endpoints.sendMessage', 'endpoints.sendMessageToEndpoint'],
  },
  refer: {
    title: 'Refer',
    kinds: ['endpoint', 'server'],
    operations: ['endpoints.refer', 'endpoints.referToEndpoint'],
    since: ['18.20.0', '20.5.0'],
  },
  userEvent: {
    title: 'User Event',
    kinds: ['application', 'channel', 'bridge', 'endpoint', 'server'],
    operations: ['events.userEvent'],
  },
} as const satisfies Readonly<Record<string, ActionFacts>>;
