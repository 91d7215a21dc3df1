/** The media formats that Asterisk knows by name. */
const FORMATS = new Set([
  ...['slin', 'slin8', 'slin12', 'slin16', 'slin24', 'slin32', 'slin44', 'slin48', 'slin96', 'slin192'],
  ...['ulaw', 'alaw', 'gsm', 'g722', 'g723', 'g726', 'g726aal2', 'g729', 'g719', 'ilbc', 'opus', 'codec2'],
  ...['speex', 'speex16', 'speex32', 'siren7', 'siren14', 'adpcm', 'lpc10', 'silk', 'silk8', 'silk12'],
  ...['silk16', 'silk24', 'h261', 'h263', 'h263p', 'h264', 'h265', 'mpeg4', 'vp8', 'vp9', 'jpeg', 'png'],
  ...['red', 't140', 'none'],
]);

/** True for a format that Asterisk knows. */
export function isFormat(name: string): boolean {
  return FORMATS.has(name.toLowerCase());
}
