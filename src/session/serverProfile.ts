/** A connection without its password. It mostly comes from the settings file and is untrusted text. */
export interface ServerProfile {
  /** `user@address`: one profile per address and user, since the secret is keyed by them. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Normalised base address of the server without `/ari`, e.g. `http://127.0.0.1:8088` or `https://pbx.example/prefix`. */
  readonly url: string;
  readonly user: string;
  /** Watching sees everything under a name of its own; serving takes an application's name. */
  readonly mode: 'watch' | 'serve';
  /** The application served; undefined when watching. */
  readonly application: string | undefined;
  /** True when nothing may be written through this connection. */
  readonly readOnly: boolean;
  /** Path of a PEM file with the CA that signed the server's certificate. */
  readonly caFile: string | undefined;
  /** True for the simulated Asterisk of this window: it is in no settings, and goes when it is stopped. */
  readonly simulated?: boolean;
}

/** The id of the profile for `user` at the normalised address `url`. */
export function profileId(url: string, user: string): string {
  return `${user}@${url}`;
}
