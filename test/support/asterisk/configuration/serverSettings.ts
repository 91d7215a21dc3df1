/** What the configuration files of one test server are rendered from. */
export interface ServerSettings {
  /** The run's folder as Asterisk sees it. */
  insideFolder: string;
  /** Address that the HTTP and SIP servers listen on. */
  bindAddress: string;
  httpPort: number;
  sipPort: number;
  /** URL prefix of Asterisk's HTTP server without slashes; empty for none. */
  prefix: string;
  /** TLS server beside the plain one; the files lie in the configuration folder. */
  tls?: { port: number; certificate: string; key: string };
  user: Credentials;
  readOnlyUser: Credentials;
  /** UDP ports on 127.0.0.1 of the SIP phones `alice` and `bob`. */
  phonePorts: PhonePorts;
  /** Further text for extensions.conf and ari.conf. */
  extraDialplan: string;
  extraAri: string;
}

/** An ARI user. */
export interface Credentials {
  name: string;
  password: string;
}

/** Where the phones that Asterisk can call are expected: UDP ports on 127.0.0.1. */
export interface PhonePorts {
  alice: number;
  bob: number;
}
