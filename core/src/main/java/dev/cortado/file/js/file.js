'use strict';

// File: a Blob with a name and a date.

const { codes } = require('internal/errors');
const { customInspectSymbol, kEnumerableProperty } = require('internal/util');
const { validateDictionary } = require('internal/validators');
const { kClone, kDeserialize } = require('internal/clone/protocol');
const { Blob, inspectBlob } = require('internal/blob');

const kState = Symbol('state');

class FileState {
  constructor(name, lastModified) {
    this.name = name;
    this.lastModified = lastModified;
  }
}

function stateOf(file) {
  const state = file?.[kState];
  if (state === undefined) throw new codes.ERR_INVALID_THIS('File');
  return state;
}

class File extends Blob {
  constructor(fileBits, fileName, options = {}) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('fileBits', 'fileName');
    super(fileBits, options);
    validateDictionary(options, 'options');
    let { lastModified = Date.now() } = options ?? {};
    lastModified = +lastModified;
    this[kState] = new FileState(`${fileName}`.toWellFormed(), lastModified === lastModified ? lastModified : 0);
  }

  get name() {
    return stateOf(this).name;
  }

  get lastModified() {
    return stateOf(this).lastModified;
  }

  [customInspectSymbol](depth, options) {
    const { size, type, name, lastModified } = this;
    return inspectBlob(this, 'File', depth, options, { size, type, name, lastModified });
  }

  [kClone]() {
    const { data } = super[kClone]();
    const { name, lastModified } = this[kState];
    return { data: { ...data, name, lastModified }, deserializeInfo: 'internal/file:ClonedFile' };
  }

  [kDeserialize](data) {
    super[kDeserialize](data);
    this[kState] = new FileState(data.name, data.lastModified);
  }
}

/** What a clone is made as: a File that nothing has been put into. */
function ClonedFile() {
  return Object.create(File.prototype);
}

Object.defineProperties(File.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'File' },
  name: kEnumerableProperty,
  lastModified: kEnumerableProperty,
});

module.exports = { ClonedFile, File };
