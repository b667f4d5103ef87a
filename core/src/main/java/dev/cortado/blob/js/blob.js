'use strict';

// Blob: immutable bytes, in memory or in a file, that are read only when asked for.

const { codes } = require('internal/errors');
const { customInspectSymbol, kEnumerableProperty } = require('internal/util');
const { validateDictionary } = require('internal/validators');
const { kClone, kCloneable, kDeserialize, setTransferMode } = require('internal/clone/protocol');
const { MemoryPart, Parts, partOf } = require('internal/blob/parts');

const kHandle = Symbol('kHandle');
const kLength = Symbol('kLength');
const kType = Symbol('kType');
const kNotCloneable = Symbol('kNotCloneable');
const notPrintable = /[^\u{0020}-\u{007E}]/u;

function isBlob(object) {
  return object?.[kHandle] !== undefined;
}

function check(object) {
  if (!isBlob(object)) throw new codes.ERR_INVALID_THIS('Blob');
}

/** A type as it is kept: nothing, unless it is printable ASCII. */
function normalizeType(type) {
  return notPrintable.test(type) ? '' : type.toLowerCase();
}

function readOptions(options) {
  validateDictionary(options, 'options');
  if (options === undefined || options === null) return { type: '', endings: 'transparent' };
  let { type = '', endings = 'transparent' } = options;
  endings = `${endings}`;
  if (endings !== 'transparent' && endings !== 'native') throw new codes.ERR_INVALID_ARG_VALUE('options.endings', endings);
  type = `${type}`;
  return { type: normalizeType(type), endings };
}

class Blob {
  constructor(sources = [], options) {
    if (sources === null || typeof sources !== 'object' || typeof sources[Symbol.iterator] !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('sources', 'a sequence', sources);
    }
    const { type, endings } = readOptions(options);
    const list = [];
    for (const source of sources) {
      if (isBlob(source)) list.push(...source[kHandle].list);
      else list.push(partOf(source, endings));
    }
    initialize(this, new Parts(list), type);
  }

  get type() {
    check(this);
    return this[kType];
  }

  get size() {
    check(this);
    return this[kLength];
  }

  slice(start = 0, end = (check(this), this[kLength]), type = '') {
    check(this);
    const size = this[kLength];
    const first = toIndex(start, size);
    return createBlob(this[kHandle].slice(first, Math.max(first, toIndex(end, size))), normalizeType(`${type}`));
  }

  async arrayBuffer() {
    check(this);
    return (await this[kHandle].read()).buffer;
  }

  async text() {
    check(this);
    const { TextDecoder } = require('internal/encoding');
    return new TextDecoder().decode(await this[kHandle].read());
  }

  async bytes() {
    check(this);
    return this[kHandle].read();
  }

  stream() {
    check(this);
    const { ReadableStream } = require('stream/web');
    const chunks = this[kHandle].chunks();
    return new ReadableStream({
      type: 'bytes',

      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) {
          controller.close();
          controller.byobRequest?.respond(0);
          return;
        }
        controller.enqueue(value);
      },

      async cancel() {
        await chunks.return();
      },
    }, { highWaterMark: 0 });
  }

  [customInspectSymbol](depth, options) {
    return inspectBlob(this, 'Blob', depth, options, { size: this.size, type: this.type });
  }

  [kClone]() {
    if (this[kNotCloneable]) throw new codes.ERR_INVALID_STATE.TypeError('File-backed Blobs are not cloneable');
    return {
      data: { parts: this[kHandle].list.map((part) => part.bytes), type: this[kType] },
      deserializeInfo: 'internal/blob:ClonedBlob',
    };
  }

  [kDeserialize]({ parts, type }) {
    initialize(this, new Parts(parts.map((bytes) => new MemoryPart(bytes))), type);
  }
}

function initialize(blob, parts, type) {
  blob[kHandle] = parts;
  blob[kLength] = parts.size;
  blob[kType] = type;
}

/** WebIDL's long long with [Clamp], of which a negative one counts from the end. */
function toIndex(value, size) {
  value = +value;
  if (!Number.isFinite(value)) value = 0;
  value = Math.trunc(value);
  return value < 0 ? Math.max(size + value, 0) : Math.min(value, size);
}

function inspectBlob(blob, name, depth, options, properties) {
  if (depth < 0) return blob;
  const { inspect } = require('internal/util/inspect');
  return `${name} ${inspect(properties, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
}

function createBlob(parts, type) {
  const blob = Object.create(Blob.prototype);
  initialize(blob, parts, type);
  return blob;
}

/** What a clone is made as: a Blob that nothing has been put into. */
function ClonedBlob() {
  return Object.create(Blob.prototype);
}

/** For fs.openAsBlob. */
function createBlobFromFilePath(path, { type }) {
  const { FilePart } = require('internal/blob/file_part');
  const part = FilePart.open(path);
  if (part === undefined) {
    const error = new TypeError('Unable to open file as blob');
    error.code = 'ERR_INVALID_ARG_VALUE';
    throw error;
  }
  const blob = createBlob(new Parts([part]), type);
  blob[kNotCloneable] = true;
  return blob;
}

function resolveObjectURL(url) {
  const found = require('internal/url/object_urls').resolveObjectURL(`${url}`);
  return found === undefined ? undefined : createBlob(found[kHandle], found[kType]);
}

Object.defineProperties(Blob.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'Blob' },
  type: kEnumerableProperty,
  size: kEnumerableProperty,
  slice: kEnumerableProperty,
  arrayBuffer: kEnumerableProperty,
  text: kEnumerableProperty,
  bytes: kEnumerableProperty,
  stream: kEnumerableProperty,
});
setTransferMode(Blob, kCloneable);

module.exports = {
  Blob,
  ClonedBlob,
  createBlob,
  createBlobFromFilePath,
  initialize,
  inspectBlob,
  isBlob,
  kHandle,
  resolveObjectURL,
};
