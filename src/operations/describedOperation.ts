import type { OperationFacts, ParameterFacts } from '../ari/generated/operations';

/** A parameter with the words of the description. Untrusted text. */
export interface DescribedParameter extends ParameterFacts {
  readonly description: string;
}

/** An operation as one server offers it. Its texts, and where it is no operation of our table all of it, are untrusted. */
export interface DescribedOperation extends Omit<OperationFacts, 'params'> {
  /** `resource.nickname`, such as `channels.answer`. */
  readonly id: string;
  readonly summary: string;
  readonly notes: string;
  readonly params: readonly DescribedParameter[];
  /** What the documented status codes mean, as far as the description says. */
  readonly reasons: Readonly<Record<number, string>>;
  /** True for the one that becomes a WebSocket: it cannot be sent as a request. */
  readonly isWebSocket: boolean;
  /**
   * - `offered`: stands in the server's own description
   * - `assumed`: that cannot be had, and the server's version suffices
   * - `missing`: our table has it, this server does not
   */
  readonly support: 'offered' | 'assumed' | 'missing';
}
