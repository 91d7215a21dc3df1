import type { OperationParams } from '../../ari/generated/operations';

/** Where an originated channel goes when it is answered. */
export type OriginateTarget =
  | { readonly kind: 'application'; readonly app: string; readonly appArgs?: string }
  | {
      readonly kind: 'dialplan';
      readonly context: string;
      readonly extension: string;
      readonly priority: number;
    };

/** A test call. Only the endpoint and the target are needed. */
export interface OriginateParams {
  /** `technology/resource`, such as `PJSIP/alice` or `Local/500@from-trunk`. */
  readonly endpoint: string;
  readonly target: OriginateTarget;
  /** `name <number>` or a number. */
  readonly callerId?: string;
  /** How long to let it ring, seconds. */
  readonly timeout: number;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * A test call as it is asked for and kept. The connection's own application is meant as such: while
 * watching, its name is another in every window.
 */
export interface OriginateRequest extends Omit<OriginateParams, 'target'> {
  readonly target: OriginateTarget | { readonly kind: 'ours'; readonly appArgs?: string };
}

/** The call to make now, by a connection whose own application is `ourApplication`. */
export function resolveRequest(request: OriginateRequest, ourApplication: string): OriginateParams {
  const { target } = request;
  return {
    ...request,
    target: target.kind === 'ours' ? { ...target, kind: 'application', app: ourApplication } : target,
  };
}

/** What is sent for a test call; its channel gets an id of ours. */
export function originateParams(
  { endpoint, target, callerId, timeout, variables }: OriginateParams,
  channelId: string,
): OperationParams['channels.originateWithId'] {
  return {
    channelId,
    endpoint,
    timeout,
    ...(callerId === undefined ? {} : { callerId }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(target.kind === 'application'
      ? { app: target.app, ...(target.appArgs === undefined ? {} : { appArgs: target.appArgs }) }
      : { context: target.context, extension: target.extension, priority: target.priority }),
  };
}

/** Where a call goes, for people. Untrusted text. */
export function targetText({ target }: OriginateRequest): string {
  switch (target.kind) {
    case 'ours':
      return 'our application';
    case 'application':
      return target.app;
    case 'dialplan':
      return `${target.extension}@${target.context},${String(target.priority)}`;
  }
}
