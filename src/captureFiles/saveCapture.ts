import path from 'node:path';
import { commands, type Uri } from 'vscode';
import type { CaptureFormat } from '../capture/exports/captureEncoder';
import type { SavedRows } from '../capture/exports/savedRows';
import { CUSTOM_EDITORS } from '../contributions';
import { chooseSaveUri } from '../ui/chooseSaveUri';
import { showInfo, showWarning } from '../ui/messages';
import { withProgress } from '../ui/progress';
import type { CaptureChunk } from './captureChunk';
import { fileProblem } from '../shared/fileProblem';
import type { SaveWish } from './saveSteps';
import { openUriSink } from './uriSink';

const FILE_TYPES: Readonly<Record<CaptureFormat, string>> = {
  arilog: 'ARI capture',
  ndjson: 'NDJSON',
  csv: 'CSV',
};

/** `2026-11-23-143005`: when the file is made, in the time of this machine. */
function stamp(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${date}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

async function askWhere(format: CaptureFormat): Promise<Uri | undefined> {
  return chooseSaveUri({
    title: 'Save Capture',
    name: `ari-${stamp(new Date())}.${format}`,
    types: { [FILE_TYPES[format]]: [format] },
  });
}

async function rowsOf(
  { source, onlyShown }: SaveWish,
  chunk: CaptureChunk,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<SavedRows & { readonly dispose?: () => void }> {
  const { log, filter, connections } = source;
  if (!onlyShown || !filter) return chunk.allRows(log);
  const name = (id: string): string | undefined => connections.get(id)?.name;
  return chunk.shownRows(log, filter, name, signal, (share) => {
    report(`looking for the rows, ${String(Math.floor(share * 100))} %`);
  });
}

/** What a file has become. */
interface SavedFile {
  readonly rows: number;
  readonly bytes: number;
  /** Rows that left the log before they were written. */
  readonly lost: number;
}

async function writeFile(
  wish: SaveWish,
  uri: Uri,
  { chunk, writer }: SaveServices,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<SavedFile> {
  const { format, redacted, source } = wish;
  const sink = await openUriSink(uri, chunk);
  let selected: Awaited<ReturnType<typeof rowsOf>> | undefined;
  let bytes = 0;
  try {
    selected = await rowsOf(wish, chunk, signal, report);
    const origin = { createdAt: Date.now(), writer, redacted, rows: selected.count };
    const rows = await chunk.writeCapture({
      entries: selected.entries,
      format,
      origin: { ...origin, connections: source.connections },
      write: async (piece) => {
        bytes += piece.length;
        await sink.write(piece);
      },
      signal,
      progressed: (written) => report(`${written.toLocaleString('en')} rows`),
    });
    await sink.commit();
    return { rows, bytes, lost: format === 'ndjson' ? 0 : selected.count - rows };
  } catch (error) {
    await sink.abandon();
    throw error;
  } finally {
    selected?.dispose?.();
  }
}

function savedText(name: string, { rows, bytes, lost }: SavedFile): string {
  const size = bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const text = `Saved ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} as ${name} (${size}).`;
  if (lost === 0) return text;
  return `${text} ${lost.toLocaleString('en')} left the log while it was being saved.`;
}

/** What saving needs beside the wish. */
export interface SaveServices {
  readonly chunk: CaptureChunk;
  /** The program and its version, for the file's header. */
  readonly writer: string;
}

/** Asks where to save, saves with progress and a way to cancel, and offers to open the file. */
export async function saveCapture(wish: SaveWish, services: SaveServices): Promise<void> {
  const uri = await askWhere(wish.format);
  if (!uri) return;
  const name = path.posix.basename(uri.path);
  let cancelled: AbortSignal | undefined;
  try {
    const file = await withProgress(`Save ${name}`, async (signal, report) => {
      cancelled = signal;
      return writeFile(wish, uri, services, signal, report);
    });
    const editor = wish.format === 'arilog' ? CUSTOM_EDITORS.capture : 'default';
    const open = () => commands.executeCommand('vscode.openWith', uri, editor);
    void showInfo(savedText(name, file), { title: 'Open', run: open });
  } catch (error) {
    if (cancelled?.aborted) void showInfo(`${name} was not saved.`);
    else void showWarning(`${name} was not saved: ${fileProblem(error)}.`);
  }
}
