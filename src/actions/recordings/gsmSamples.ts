/*
 * GSM 06.10 full rate: frames of 33 bytes, 160 samples each. The arithmetic is the standard's own, 16 bits
 * with saturation, so that what is heard is what Asterisk would play.
 */

const FRAME_BYTES = 33;
const FRAME_SAMPLES = 160;
const SUBFRAMES = 4;
/** Longest look-back of the long-term predictor. */
const HISTORY = 120;

/** Bits of the eight log area ratios. */
const LAR_BITS = [6, 6, 5, 5, 4, 4, 3, 3];
const LAR_MIN = [-32, -32, -16, -16, -8, -8, -4, -4];
const LAR_B = [0, 0, 2048, -2560, 94, -1792, -341, -1144];
const LAR_INVA = [13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708];
const GAINS = [3277, 11469, 21299, 32767];
const FACTORS = [18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767];

function saturate(value: number): number {
  return value > 32767 ? 32767 : value < -32768 ? -32768 : value;
}

/** Product of two fractions, rounded. */
function multiply(a: number, b: number): number {
  return a === -32768 && b === -32768 ? 32767 : (a * b + 16384) >> 15;
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

/** Reads bit fields, the most significant bit first. */
class Bits {
  readonly #bytes: Uint8Array;
  #position: number;

  constructor(bytes: Uint8Array, byteOffset: number) {
    this.#bytes = bytes;
    this.#position = byteOffset * 8;
  }

  take(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) {
      const byte = at(this.#bytes, this.#position >> 3);
      value = (value << 1) | ((byte >> (7 - (this.#position & 7))) & 1);
      this.#position += 1;
    }
    return value;
  }
}

/** The pulses of one subframe: exponent and mantissa of the block's maximum scale them. */
function pulses(maximum: number, grid: number, codes: readonly number[]): Int16Array {
  let exponent = maximum > 15 ? (maximum >> 3) - 1 : 0;
  let mantissa = maximum - (exponent << 3);
  if (mantissa === 0) {
    exponent = -4;
    mantissa = 7;
  } else {
    while (mantissa <= 7) {
      mantissa = (mantissa << 1) | 1;
      exponent -= 1;
    }
    mantissa -= 8;
  }
  const factor = at(FACTORS, mantissa);
  const shift = 6 - exponent;
  const rounding = shift > 0 ? 1 << (shift - 1) : 0;
  const subframe = new Int16Array(40);
  codes.forEach((code, index) => {
    const scaled = multiply(factor, ((code << 1) - 7) << 12);
    subframe[grid + 3 * index] = saturate(scaled + rounding) >> shift;
  });
  return subframe;
}

/** Log area ratios of a frame, decoded from their codes. */
function areaRatios(codes: readonly number[]): number[] {
  return codes.map((code, index) => {
    const offset = saturate((code + at(LAR_MIN, index)) << 10);
    const value = multiply(at(LAR_INVA, index), saturate(offset - (at(LAR_B, index) << 1)));
    return saturate(value * 2);
  });
}

/** Between two frames the ratios glide: weights of the old ones in the parts of a frame. */
function glide(before: readonly number[], now: readonly number[], part: number): number[] {
  return now.map((value, index) => {
    const old = at(before, index);
    if (part === 0) return saturate(saturate((old >> 2) + (value >> 2)) + (old >> 1));
    if (part === 1) return saturate((old >> 1) + (value >> 1));
    if (part === 2) return saturate(saturate((old >> 2) + (value >> 2)) + (value >> 1));
    return value;
  });
}

function reflection(ratio: number): number {
  const size = ratio === -32768 ? 32767 : Math.abs(ratio);
  const value = size < 11059 ? size << 1 : size < 20070 ? size + 11059 : saturate((size >> 2) + 26112);
  return ratio < 0 ? -value : value;
}

const PARTS = [
  [0, 13],
  [13, 27],
  [27, 40],
  [40, 160],
] as const;

/** What a decoder remembers from one frame to the next. */
class Decoder {
  readonly #residual = new Int16Array(HISTORY + FRAME_SAMPLES);
  readonly #lattice = new Int16Array(9);
  #ratios: number[] = LAR_BITS.map(() => 0);
  #lag = 40;
  #emphasis = 0;

  frame(bits: Bits, out: Int16Array, offset: number): void {
    const ratios = areaRatios(LAR_BITS.map((count) => bits.take(count)));
    this.#residual.copyWithin(0, FRAME_SAMPLES);
    for (let part = 0; part < SUBFRAMES; part += 1) this.#predict(bits, HISTORY + part * 40);
    PARTS.forEach(([from, to], part) => {
      const coefficients = glide(this.#ratios, ratios, part).map(reflection);
      for (let index = from; index < to; index += 1) {
        out[offset + index] = this.#post(this.#filter(coefficients, at(this.#residual, HISTORY + index)));
      }
    });
    this.#ratios = ratios;
  }

  /** Long-term prediction: the pulses on top of what was heard a pitch period ago. */
  #predict(bits: Bits, start: number): void {
    const lag = bits.take(7);
    const gain = at(GAINS, bits.take(2));
    const grid = bits.take(2);
    const maximum = bits.take(6);
    const codes = Array.from({ length: 13 }, () => bits.take(3));
    if (lag >= 40 && lag <= HISTORY) this.#lag = lag;
    const subframe = pulses(maximum, grid, codes);
    for (let index = 0; index < 40; index += 1) {
      const earlier = multiply(gain, at(this.#residual, start + index - this.#lag));
      this.#residual[start + index] = saturate(at(subframe, index) + earlier);
    }
  }

  /** Short-term synthesis: the shape of the mouth. */
  #filter(coefficients: readonly number[], sample: number): number {
    let value = sample;
    for (let index = 7; index >= 0; index -= 1) {
      const coefficient = at(coefficients, index);
      const state = at(this.#lattice, index);
      value = saturate(value - multiply(coefficient, state));
      this.#lattice[index + 1] = saturate(state + multiply(coefficient, value));
    }
    this.#lattice[0] = value;
    return value;
  }

  #post(sample: number): number {
    this.#emphasis = saturate(sample + multiply(this.#emphasis, 28180));
    return saturate(this.#emphasis * 2) & ~7;
  }
}

/** Linear samples of a GSM file, 8,000 a second; half a frame at the end is left out. */
export function gsmSamples(bytes: Uint8Array): Int16Array {
  const frames = Math.floor(bytes.length / FRAME_BYTES);
  const out = new Int16Array(frames * FRAME_SAMPLES);
  const decoder = new Decoder();
  for (let index = 0; index < frames; index += 1) {
    const bits = new Bits(bytes, index * FRAME_BYTES);
    // Every frame begins with the same four bits.
    bits.take(4);
    decoder.frame(bits, out, index * FRAME_SAMPLES);
  }
  return out;
}
