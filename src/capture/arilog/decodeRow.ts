import { fieldsOf, isFields, type Fields } from '../../shared/fields';
import type { LoggedCall } from '../logEntry';
import type { CaptureRow } from './captureRow';

const TIME = Buffer.from('{"time":');
const CONNECTION = Buffer.from(',"connection":');
const EVENT = Buffer.from(',"kind":"event","event":');
const CLOSING_BRACE = 0x7d;
/** The furthest moment from 1970 that a date can tell, ms. */
const FURTHEST_TIME = 8.64e15;
/** More digits than these are no number that JavaScript holds exactly. */
const MOST_DIGITS = 15;

function startsWith(line: Buffer, text: Buffer, from: number): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (line[from + index] !== text[index]) return false;
  }
  return true;
}

/** Index of the first byte from `from` on that is no digit. */
function digitsEnd(line: Buffer, from: number): number {
  let at = from;
  for (; at < line.length; at += 1) {
    const byte = line[at] ?? 0;
    if (byte < 0x30 || byte > 0x39) break;
  }
  return at;
}

function digits(line: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + (line[at] ?? 0) - 0x30;
  return value;
}

/**
 * Reads a line that begins as our own writer begins a line with an event, without parsing it: the event is
 * what stands between that beginning and the last brace. Whether it is JSON shows when the event is read.
 * Undefined for every other line.
 */
export function decodeOwnEvent(line: Buffer): Extract<CaptureRow, { kind: 'frame' }> | undefined {
  if (line[line.length - 1] !== CLOSING_BRACE || !startsWith(line, TIME, 0)) return undefined;
  const timeEnd = digitsEnd(line, TIME.length);
  const connectionAt = timeEnd + CONNECTION.length;
  if (!startsWith(line, CONNECTION, timeEnd)) return undefined;
  const connectionEnd = digitsEnd(line, connectionAt);
  if (!startsWith(line, EVENT, connectionEnd)) return undefined;
  const longest = Math.max(timeEnd - TIME.length, connectionEnd - connectionAt);
  if (timeEnd === TIME.length || connectionEnd === connectionAt || longest > MOST_DIGITS) return undefined;
  return {
    kind: 'frame',
    time: digits(line, TIME.length, timeEnd),
    connection: digits(line, connectionAt, connectionEnd),
    raw: line.subarray(connectionEnd + EVENT.length, line.length - 1),
  };
}

function numberAt(fields: Fields, key: string): number | undefined {
  const value = fields[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A moment in ms since 1970; what no date can tell would throw when it is shown. */
function timeAt(fields: Fields, key: string): number | undefined {
  const time = numberAt(fields, key);
  return time !== undefined && Math.abs(time) <= FURTHEST_TIME ? time : undefined;
}

function textAt(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === 'string' ? value : '';
}

function callOf(call: Fields): LoggedCall {
  const { error, background, sent } = call;
  return {
    operation: textAt(call, 'operation'),
    method: textAt(call, 'method'),
    path: textAt(call, 'path'),
    status: numberAt(call, 'status'),
    durationMs: numberAt(call, 'durationMs') ?? 0,
    error: typeof error === 'string' ? error : undefined,
    background: background === true,
    ...(sent === true ? { sent } : {}),
  };
}

/** The bytes of a frame that is no event; undefined where the line holds none. */
function otherFrame({ text, base64 }: Fields): Buffer | undefined {
  if (typeof text === 'string') return Buffer.from(text, 'utf8');
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : undefined;
}

function parse(line: Buffer): Fields | string {
  try {
    return fieldsOf(JSON.parse(line.toString('utf8'))) ?? 'it is no JSON object';
  } catch {
    return 'it is no JSON';
  }
}

function eventRow(time: number, connection: number, event: Fields): CaptureRow | string {
  try {
    return { time, connection, kind: 'frame', raw: Buffer.from(JSON.stringify(event), 'utf8') };
  } catch {
    // What JSON.parse reads, JSON.stringify may not be able to write: it calls itself for each level.
    return 'its event is nested too deeply';
  }
}

/** Reads any line of a capture, whoever wrote it; what is wrong with it where it is no row. */
export function decodeRow(line: Buffer): CaptureRow | string {
  const fields = parse(line);
  if (typeof fields === 'string') return fields;
  const time = timeAt(fields, 'time');
  if (time === undefined) return 'it has no time';
  const { kind, event, lines, call } = fields;
  const connection = numberAt(fields, 'connection') ?? 0;
  switch (kind) {
    case 'event':
      return isFields(event) ? eventRow(time, connection, event) : 'its event is no JSON object';
    case 'malformed': {
      const raw = otherFrame(fields);
      return raw ? { time, connection, kind: 'frame', raw } : 'it has neither text nor base64';
    }
    case 'gap': {
      const [from, to] = [timeAt(fields, 'from') ?? time, timeAt(fields, 'to') ?? time];
      return { time, connection, kind, from, to, reason: textAt(fields, 'reason') };
    }
    case 'snapshot': {
      const texts = Array.isArray(lines) ? lines.filter((text) => typeof text === 'string') : [];
      return { time, connection, kind, lines: texts };
    }
    case 'call':
      return isFields(call) ? { time, connection, kind, call: callOf(call) } : 'its call is no JSON object';
    default:
      return 'its kind is unknown';
  }
}
