import type { CommandLine } from '../runProgram';

/** A way to run a real Asterisk on this machine: a Debian folder, a program on the PATH, a container image. */
export interface AsteriskInstall {
  /** For the reader of the test's output: which Asterisk this is. */
  readonly description: string;
  /** Address the servers inside must listen on so that 127.0.0.1 of this machine reaches them. */
  readonly bindAddress: string;
  /** Prepares the files of one server, with the install's own `/etc/asterisk` copied into `etc`. */
  prepare(): Promise<AsteriskRun>;
}

/** The files and command lines of one server. */
export interface AsteriskRun {
  /** The run's folder as this process sees it; `etc` below it holds the configuration. */
  readonly folder: string;
  /** The same folder as Asterisk sees it. */
  readonly insideFolder: string;
  /** The command that runs Asterisk in the foreground; `ports` are those it will listen on. */
  server(args: string[], ports: number[]): CommandLine;
  /** The command that runs another program (`asterisk` as console, `sipp`) beside the server. */
  beside(program: 'asterisk' | 'sipp', args: string[]): CommandLine;
  /** Ends what a SIGKILL of the server command leaves behind; nothing for plain processes. */
  killCommand?: CommandLine;
}
