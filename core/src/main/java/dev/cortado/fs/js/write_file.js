'use strict';

// writeFile and appendFile in their callback and synchronous forms. By path it is one operation of the binding (open,
// write, flush, close); to a descriptor it is written until all is out.

const binding = internalBinding('fs');
const { request } = require('internal/loop');
const { isArrayBufferView } = require('internal/util/types');
const { parseFileMode, validateBoolean } = require('internal/validators');
const {
  copyObject, getOptions, getValidatedPath, isFd, makeCallback, stringToFlags, validateStringAfterArrayBufferView,
} = require('internal/fs/utils');
const { aborted, stageFailure } = require('internal/fs/read_file');

const defaults = { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false };

function isUtf8(encoding) {
  return encoding === 'utf8' || encoding === 'utf-8' || encoding == null;
}

/** Bytes, or text that the binding encodes itself. */
function prepare(data, encoding) {
  if (isArrayBufferView(data)) return data;
  validateStringAfterArrayBufferView(data, 'data');
  return isUtf8(encoding) ? data : require('buffer').Buffer.from(data, encoding);
}

function options(given) {
  given = getOptions(given, defaults);
  validateBoolean(given.flush ?? false, 'options.flush');
  return given;
}

/** Writes a whole file by its path. `done(error)`. */
function writePath(path, data, { flag, mode, flush, signal }, done) {
  binding.writeFile(request((status) => {
    if (status < 0) return done(stageFailure(status, path, true));
    done(signal?.aborted ? aborted(signal) : null);
  }, 'FSReqCallback'), path, stringToFlags(flag || 'w'), parseFileMode(mode, 'mode', 0o666), !!flush, data, false);
}

/** Writes all to an open file, at its current position. */
function writeDescriptor(fd, data, { flush, signal }, done) {
  const bytes = typeof data === 'string' ? require('buffer').Buffer.from(data) : data;
  let offset = 0;
  const fs = require('fs');
  const next = () => {
    if (signal?.aborted) return done(aborted(signal));
    fs.write(fd, bytes, offset, bytes.byteLength - offset, null, (error, count) => {
      if (error) return done(error);
      offset += count;
      if (offset < bytes.byteLength) return next();
      if (!flush) return done(null);
      fs.fsync(fd, (failed) => done(failed ?? null));
    });
  };
  next();
}

function writeFile(path, data, given, callback) {
  callback ||= given;
  callback = makeCallback(callback);
  const settings = options(given);
  data = prepare(data, settings.encoding || 'utf8');
  const { signal } = settings;
  if (isFd(path)) return writeDescriptor(path, data, settings, callback);
  if (signal?.aborted) return callback(aborted(signal));
  if (patched()) return writeThroughFs(getValidatedPath(path), data, settings, callback);
  writePath(getValidatedPath(path), data, settings, callback);
}

/** Whether the program has put functions of its own in place of those that writing is made of. */
function patched() {
  const fs = require('fs');
  const descriptors = require('internal/fs/descriptors');
  return fs.open !== descriptors.open || fs.write !== descriptors.write || fs.fsync !== descriptors.fsync ||
    fs.close !== descriptors.close;
}

function writeThroughFs(path, data, settings, callback) {
  const fs = require('fs');
  fs.open(path, settings.flag || 'w', settings.mode, (error, fd) => {
    if (error) return callback(error);
    writeDescriptor(fd, data, settings, (failed) => {
      fs.close(fd, (closing) => callback(require('internal/errors').aggregateTwoErrors(closing, failed) ?? null));
    });
  });
}

function writeFileSync(path, data, given) {
  const settings = options(given);
  data = prepare(data, settings.encoding || 'utf8');
  const flags = stringToFlags(settings.flag || 'w');
  const mode = parseFileMode(settings.mode, 'mode', 0o666);
  if (!isFd(path)) {
    path = getValidatedPath(path);
    if (patchedSync()) return writeThroughFsSync(path, data, settings);
    const status = binding.writeFile(-1, path, flags, mode, !!settings.flush, data, false);
    if (status < 0) throw stageFailure(status, path, false, writeFileSync);
    return undefined;
  }
  writeDescriptorSync(path, data, settings.flush);
  return undefined;
}

function writeDescriptorSync(fd, data, flush) {
  const fs = require('fs');
  const bytes = typeof data === 'string' ? require('buffer').Buffer.from(data) : data;
  for (let offset = 0; offset < bytes.byteLength;) {
    offset += fs.writeSync(fd, bytes, offset, bytes.byteLength - offset);
  }
  if (flush) fs.fsyncSync(fd);
}

function patchedSync() {
  const fs = require('fs');
  const descriptors = require('internal/fs/descriptors');
  return fs.openSync !== descriptors.openSync || fs.writeSync !== descriptors.writeSync ||
    fs.fsyncSync !== descriptors.fsyncSync || fs.closeSync !== descriptors.closeSync;
}

function writeThroughFsSync(path, data, settings) {
  const fs = require('fs');
  const fd = fs.openSync(path, settings.flag || 'w', settings.mode);
  try {
    writeDescriptorSync(fd, data, settings.flush);
  } finally {
    fs.closeSync(fd);
  }
}

const appendDefaults = { encoding: 'utf8', mode: 0o666, flag: 'a' };

/** A copy of the options, since the program's object must not change. */
function appendOptions(path, given) {
  given = copyObject(getOptions(given, appendDefaults));
  if (!given.flag || isFd(path)) given.flag = 'a';
  return given;
}

function appendFile(path, data, given, callback) {
  callback = makeCallback(callback || given);
  require('fs').writeFile(path, data, appendOptions(path, given), callback);
}

function appendFileSync(path, data, given) {
  require('fs').writeFileSync(path, data, appendOptions(path, given));
}

module.exports = { appendFile, appendFileSync, appendOptions, options, prepare, writeFile, writeFileSync, writePath };
