/*
 * G.711: a byte a sample, 8,000 of them a second, loud ones with wider steps.
 */

function ulawSample(byte: number): number {
  const inverted = ~byte & 0xff;
  const exponent = (inverted >> 4) & 7;
  const magnitude = (((inverted & 15) << 3) + 132) << exponent;
  return inverted & 0x80 ? 132 - magnitude : magnitude - 132;
}

function alawSample(byte: number): number {
  const even = byte ^ 0x55;
  const exponent = (even >> 4) & 7;
  const mantissa = ((even & 15) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return even & 0x80 ? magnitude : -magnitude;
}

/** Linear samples of a µ-law file. */
export function ulawSamples(bytes: Uint8Array): Int16Array {
  return Int16Array.from(bytes, ulawSample);
}

/** Linear samples of an A-law file. */
export function alawSamples(bytes: Uint8Array): Int16Array {
  return Int16Array.from(bytes, alawSample);
}
