'use strict';

// A histogram of high dynamic range (after HdrHistogram's published layout): integers from `lowest` to `highest` in buckets of
// doubling width, each of sub-buckets so fine that a value keeps `figures` significant decimal digits. Values are doubles, as
// all of them are below 2^53.

const { kShared, setTransferMode } = require('internal/clone/protocol');

class Hdr {
  constructor(lowest, highest, figures) {
    this.lowest = lowest;
    this.highest = highest;
    this.figures = figures;
    const resolution = 2 * 10 ** figures;
    this.subBits = Math.ceil(Math.log2(resolution)); // sub-buckets are 2 ** subBits
    this.unitBits = Math.floor(Math.log2(lowest));
    this.half = 2 ** (this.subBits - 1);
    let smallest = 2 ** (this.subBits + this.unitBits);
    let buckets = 1;
    while (smallest <= highest) {
      smallest *= 2;
      buckets++;
    }
    this.counts = new Float64Array((buckets + 1) * this.half);
    this.reset();
  }

  reset() {
    this.counts.fill(0);
    this.total = 0;
    this.minimum = Infinity;
    this.maximum = 0;
    this.exceeds = 0;
  }

  /** Position of the highest bit, from 1; 0 for 0. */
  static #bits(value) {
    const high = Math.floor(value / 4294967296);
    return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value >>> 0);
  }

  #bucketOf(value) {
    return Math.max(0, Hdr.#bits(value) - this.subBits - this.unitBits);
  }

  #indexOf(value) {
    const bucket = this.#bucketOf(value);
    const sub = Math.floor(value / 2 ** (bucket + this.unitBits));
    return bucket * this.half + sub;
  }

  #valueAt(index) {
    let bucket = Math.floor(index / this.half) - 1;
    let sub = index % this.half + this.half;
    if (bucket < 0) {
      sub -= this.half;
      bucket = 0;
    }
    return sub * 2 ** (bucket + this.unitBits);
  }

  /** The width of the sub-bucket that holds a value. */
  #width(value) {
    return 2 ** (this.#bucketOf(value) + this.unitBits);
  }

  #lowestEquivalent(value) {
    const width = this.#width(value);
    return Math.floor(value / width) * width;
  }

  #highestEquivalent(value) {
    return this.#lowestEquivalent(value) + this.#width(value) - 1;
  }

  #middle(value) {
    return this.#lowestEquivalent(value) + Math.floor(this.#width(value) / 2);
  }

  /** Counts a value; false where it is out of range. */
  record(value, count = 1) {
    if (value < 0) return false;
    const index = this.#indexOf(value);
    if (index >= this.counts.length) return false;
    this.counts[index] += count;
    this.total += count;
    if (value !== 0 && value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    return true;
  }

  add(other) {
    let dropped = 0;
    for (let index = 0; index < other.counts.length; index++) {
      const count = other.counts[index];
      if (count > 0 && !this.record(other.#valueAt(index), count)) dropped += count;
    }
    return dropped;
  }

  get min() {
    if (this.counts[0] > 0) return 0;
    return this.total === 0 ? Infinity : this.#lowestEquivalent(this.minimum);
  }

  get max() {
    return this.total === 0 ? 0 : this.#highestEquivalent(this.maximum);
  }

  get mean() {
    let sum = 0;
    for (let index = 0; index < this.counts.length; index++) {
      if (this.counts[index] > 0) sum += this.counts[index] * this.#middle(this.#valueAt(index));
    }
    return sum / this.total;
  }

  get stddev() {
    const { mean } = this;
    let sum = 0;
    for (let index = 0; index < this.counts.length; index++) {
      if (this.counts[index] > 0) sum += this.counts[index] * (this.#middle(this.#valueAt(index)) - mean) ** 2;
    }
    return Math.sqrt(sum / this.total);
  }

  percentile(percentile) {
    const wanted = Math.max(1, Math.floor(Math.min(percentile, 100) / 100 * this.total + 0.5));
    let seen = 0;
    for (let index = 0; index < this.counts.length; index++) {
      seen += this.counts[index];
      if (seen >= wanted) return this.#highestEquivalent(this.#valueAt(index));
    }
    return 0;
  }

  /** [percentile, value] in steps that halve the way to 100. */
  * percentiles() {
    if (this.total > 0) {
      let next = 0;
      let seen = 0;
      for (let index = 0; index < this.counts.length && seen < this.total; index++) {
        const count = this.counts[index];
        if (count === 0) continue;
        seen += count;
        const reached = 100 * seen / this.total;
        const value = this.#valueAt(index);
        while (next < 100 && reached >= next) {
          yield [next, value];
          const halvings = 2 ** (Math.floor(Math.log2(100 / (100 - next))) + 1);
          next += 100 / halvings;
          if (seen === this.total) {
            // The last value stands for all that is left.
            break;
          }
        }
      }
    }
    yield [100, this.total === 0 ? 0 : this.#lowestEquivalent(this.maximum)];
  }
}

// A clone of a histogram records into the same one.
setTransferMode(Hdr, kShared);

module.exports = { Hdr };
