import path from 'node:path';
import type { CustomDocument, Uri } from 'vscode';
import type { CaptureConnection, CaptureHeader } from '../capture/arilog/captureHeader';
import type { CaptureReading } from '../capture/arilog/readArilog';
import type { EventLog } from '../capture/eventLog';
import type { RowFilter } from '../shared/eventRow';
import { captureConnectionId } from '../shared/captureConnectionId';
import { Emitter } from '../shared/emitter';
import type { CaptureSource } from '../shared/protocol';
import { CaptureConnections } from './captureConnections';
import type { CaptureChunk } from './captureChunk';
import { fileProblem } from '../shared/fileProblem';
import { readUri } from './readUri';

/**
 * What is read of one file. Far more than a window's own log may hold: somebody asked for this file, and a
 * deflated event takes some hundred bytes. Beyond it reading stops, and says so.
 */
const MOST_ROWS = 10_000_000;
const MOST_BYTES = 1024 * 1024 * 1024;
/** What comes in one piece may pass the bounds before reading stops; the log itself shall drop nothing. */
const SLACK = 1.25;
/** Between two words about how far reading is, ms. */
const TELL_EVERY_MS = 250;

/** An opened capture: its rows in a log of its own, filled while it is shown. */
export class CaptureDocument implements CustomDocument {
  readonly uri: Uri;
  readonly log: EventLog;
  readonly connections: CaptureConnections;
  readonly #chunk: Pick<CaptureChunk, 'readCapture'>;
  readonly #changed = new Emitter<void>();
  readonly #disposed = new AbortController();
  #header: CaptureHeader | undefined;
  #reading = new AbortController();
  #note: string | undefined;
  #isReading = false;
  /** The filter of the editor that was last looked at. */
  filter: () => RowFilter | undefined = () => undefined;

  constructor(uri: Uri, chunk: Pick<CaptureChunk, 'createEventLog' | 'readCapture'>) {
    this.uri = uri;
    this.#chunk = chunk;
    this.log = chunk.createEventLog({ maxRows: MOST_ROWS * SLACK, maxBytes: MOST_BYTES * SLACK });
    this.connections = new CaptureConnections(this.log, this.#changed.event);
  }

  /** Aborts when the last editor of the file is closed. */
  get disposed(): AbortSignal {
    return this.#disposed.signal;
  }

  /** The file's name, without its folder. Untrusted. */
  get name(): string {
    return path.posix.basename(this.uri.path);
  }

  /** What the events page tells about the file. */
  get source(): CaptureSource {
    return { kind: 'file', name: this.name, note: this.#note, isReading: this.#isReading };
  }

  /** The connections of the rows, by their id in the log. */
  get savedConnections(): ReadonlyMap<string, CaptureConnection> {
    const { connections = [] } = this.#header ?? {};
    return new Map(connections.map((connection, place) => [captureConnectionId(place), connection]));
  }

  /**
   * Reads the file, anew if it was read before; what is wrong with it is shown beside its rows. `report` is
   * told how far it is. Never rejects: a cancelled reading keeps its rows.
   */
  async read(signal: AbortSignal, report: (message: string) => void): Promise<void> {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.log.clear();
    this.#isReading = true;
    this.#tell('Reading the file…');
    const { note } = await this.#readRows(
      AbortSignal.any([signal, reading.signal, this.#disposed.signal]),
      report,
    );
    // A newer reading has taken the log over, and tells for itself.
    if (this.#reading !== reading) return;
    this.#isReading = false;
    this.#tell(note);
  }

  /** Gives reading up and lets the rows go. */
  dispose(): void {
    this.#disposed.abort();
    this.log.dispose();
    this.#changed.dispose();
  }

  async #readRows(
    signal: AbortSignal,
    report: (message: string) => void,
  ): Promise<{ readonly note: string | undefined }> {
    try {
      const { problem } = await this.#readFile(signal, report);
      return { note: problem };
    } catch (error) {
      return { note: `The file cannot be read: ${fileProblem(error)}.` };
    }
  }

  async #readFile(signal: AbortSignal, report: (message: string) => void): Promise<CaptureReading> {
    const { size, bytes } = await readUri(this.uri);
    let told = 0;
    return this.#chunk.readCapture({
      bytes,
      target: this.log,
      limits: { maxRows: MOST_ROWS, maxBytes: MOST_BYTES },
      signal,
      headed: (header) => {
        this.#header = header;
        this.connections.take(header);
        this.#tell(this.#note);
      },
      progressed: (read, rows) => {
        if (performance.now() - told < TELL_EVERY_MS) return;
        told = performance.now();
        const percent = Math.min(99, Math.floor((read / Math.max(1, size)) * 100));
        const text = `${String(percent)} %, ${rows.toLocaleString('en')} rows`;
        report(text);
        this.#tell(`Reading the file: ${text}…`);
      },
    });
  }

  #tell(note: string | undefined): void {
    if (this.#disposed.signal.aborted) return;
    this.#note = note;
    this.#changed.fire();
  }
}
