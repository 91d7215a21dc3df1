/** What this feature uses of the lazily loaded chunk: the log, and how files are read and written. */
export type CaptureChunk = Pick<
  typeof import('../session/openSession'),
  'allRows' | 'createEventLog' | 'openFileSink' | 'readCapture' | 'shownRows' | 'writeCapture'
>;
