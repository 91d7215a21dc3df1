import type { ServerAddress } from './serverAddress';

export interface TestConnectionOptions {
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
  readonly ca?: string;
  /** The user wants to look only: do not try whether writing is allowed. */
  readonly readOnly?: boolean;
  readonly signal?: AbortSignal;
}

/** What a successful test learned about the server and the user. */
export interface TestConnectionResult {
  /** Asterisk's version text. */
  readonly version: string;
  readonly entityId: string;
  /** Whether the user may write; undefined if not tried. */
  readonly canWrite: boolean | undefined;
}

export declare function testConnection(options: TestConnectionOptions): Promise<TestConnectionResult>;
