import type { OriginateParams, OriginateTarget } from '../actions';

/**
 * A test call as it is asked for and kept. The connection's own application is meant as such: while
 * watching, its name is another in every window.
 */
export interface OriginateRequest extends Omit<OriginateParams, 'target'> {
  readonly target: OriginateTarget | { readonly kind: 'ours' };
}

/** The call to make now, by a connection whose own application is `ourApplication`. */
export function resolveRequest(request: OriginateRequest, ourApplication: string): OriginateParams {
  const { target } = request;
  return {
    ...request,
    target: target.kind === 'ours' ? { kind: 'application', app: ourApplication } : target,
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
