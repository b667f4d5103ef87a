'use strict';

// cp: copies trees. The steps are written once, as generators that yield calls of fs by name; one driver makes the
// synchronous calls, the other one awaits the promises.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateObject } = require('internal/validators');
const { isPromise } = require('internal/util/types');
const { getValidMode, getValidatedPath, makeCallback } = require('internal/fs/utils');
const { dirname, isAbsolute, join, parse, resolve } = require('path');

const EEXIST = 17;
const ENOTDIR = 20;
const EISDIR = 21;
const EINVAL = 22;

const defaults = {
  dereference: false,
  errorOnExist: false,
  filter: undefined,
  force: true,
  preserveTimestamps: false,
  recursive: false,
  verbatimSymlinks: false,
};

function checkOptions(options) {
  if (options === undefined) return { ...defaults, mode: 0 };
  validateObject(options, 'options');
  options = { ...defaults, ...options };
  for (const name of ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks']) {
    validateBoolean(options[name], `options.${name}`);
  }
  options.mode = getValidMode(options.mode);
  if (options.dereference === true && options.verbatimSymlinks === true) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (options.filter !== undefined) validateFunction(options.filter, 'options.filter');
  return options;
}

function refuse(name, message, path, code, errno) {
  return new codes[name]({ message, path, syscall: 'cp', errno, code });
}

/** Checks before copying; those of the synchronous form are plain errors with messages of their own. */
function refuseCheck(options, name, message, path, code, errno, plain = message[0].toUpperCase() + message.slice(1)) {
  if (!options.sync) return refuse(name, message, path, code, errno);
  const error = new Error(plain);
  error.code = name;
  return error;
}

function identical(a, b) {
  return a.ino && a.dev && a.ino === b.ino && a.dev === b.dev;
}

/** Whether `inner` lies in `outer` or is it, by names. */
function contains(outer, inner) {
  const parts = resolve(inner).split('/').filter(Boolean);
  return resolve(outer).split('/').filter(Boolean).every((part, i) => parts[i] === part);
}

/** Tells both files, or null where the filter does not want this one. */
function* inspect(src, dest, options) {
  if (options.filter && !(yield ['filter', options.filter, src, dest])) return null;
  const call = options.dereference ? 'stat' : 'lstat';
  const source = yield [call, src, { bigint: true }];
  const target = yield [`${call}IfThere`, dest];
  if (target !== null) {
    if (identical(source, target)) {
      throw refuseCheck(options, 'ERR_FS_CP_EINVAL', 'src and dest cannot be the same', dest, 'EINVAL', EINVAL,
                        `src and dest cannot be the same ${dest}`);
    }
    if (source.isDirectory() && !target.isDirectory()) {
      throw refuseCheck(options, 'ERR_FS_CP_DIR_TO_NON_DIR', `cannot overwrite non-directory ${dest} with directory ${src}`,
                        dest, 'EISDIR', EISDIR);
    }
    if (!source.isDirectory() && target.isDirectory()) {
      throw refuseCheck(options, 'ERR_FS_CP_NON_DIR_TO_DIR', `cannot overwrite directory ${dest} with non-directory ${src}`,
                        dest, 'ENOTDIR', ENOTDIR);
    }
  }
  if (source.isDirectory() && contains(src, dest)) throw intoItself(src, dest, dest, options);
  return [source, target];
}

function asFolder(path) {
  return path.endsWith('/') ? path : `${path}/`;
}

function intoItself(src, dest, path, options) {
  return refuseCheck(options, 'ERR_FS_CP_EINVAL', `cannot copy ${src} to a subdirectory of self ${dest}`, path, 'EINVAL', EINVAL,
                     `Cannot copy ${asFolder(src)} to a subdirectory of self ${dest}`);
}

/** Links may hide that the target lies in the source: looks at every directory above the target. */
function* checkParents(src, source, dest, options) {
  const top = resolve(dirname(src));
  for (let parent = resolve(dirname(dest)); parent !== top && parent !== parse(parent).root; parent = resolve(dirname(parent))) {
    const stats = yield ['statIfThere', parent];
    if (stats === null) continue;
    if (identical(source, stats)) throw intoItself(src, dest, dest, options);
  }
}

function* copyTop(src, dest, options) {
  const found = yield* inspect(src, dest, options);
  if (found === null) return;
  yield* checkParents(src, found[0], dest, options);
  if (found[0].isDirectory() && !options.recursive) {
    throw refuseCheck(options, 'ERR_FS_EISDIR', `${src} is a directory (not copied)`, src,
                      'EISDIR', EISDIR, `Recursive option not enabled, cannot copy a directory: ${asFolder(src)}`);
  }
  yield ['mkdir', dirname(dest), { recursive: true }];
  yield* copy(found, src, dest, options);
}

function* copy([source, target], src, dest, options) {
  if (source.isDirectory()) {
    yield* copyFolder(source, target, src, dest, options);
  } else if (source.isFile() || source.isCharacterDevice() || source.isBlockDevice()) {
    yield* copyFile(source, target, src, dest, options);
  } else if (source.isSymbolicLink()) {
    yield* copyLink(target, src, dest, options);
  } else if (source.isSocket()) {
    throw refuse('ERR_FS_CP_SOCKET', `cannot copy a socket file: ${dest}`, dest, 'EINVAL', EINVAL);
  } else if (source.isFIFO()) {
    throw refuse('ERR_FS_CP_FIFO_PIPE', `cannot copy a FIFO pipe: ${dest}`, dest, 'EINVAL', EINVAL);
  } else {
    throw refuse('ERR_FS_CP_UNKNOWN', `cannot copy an unknown file type: ${dest}`, dest, 'EINVAL', EINVAL);
  }
}

function* copyFolder(source, target, src, dest, options) {
  if (target === null) yield ['mkdir', dest];
  for (const name of yield ['readdir', src]) {
    const from = join(src, name);
    const to = join(dest, name);
    const found = yield* inspect(from, to, options);
    if (found !== null) yield* copy(found, from, to, options);
  }
  if (target === null) yield ['chmod', dest, Number(source.mode)];
}

function* copyFile(source, target, src, dest, options) {
  if (target !== null) {
    if (!options.force) {
      if (options.errorOnExist) throw refuse('ERR_FS_CP_EEXIST', `${dest} already exists`, dest, 'EEXIST', EEXIST);
      return;
    }
    yield ['unlink', dest];
  }
  yield ['copyFile', src, dest, options.mode];
  if (options.preserveTimestamps) {
    const mode = Number(source.mode);
    // Times of a file that may not be written cannot be set on some systems.
    if ((mode & 0o200) === 0) yield ['chmod', dest, mode | 0o200];
    // Copying has read the source: its access time is another one now.
    const stats = yield ['stat', src];
    yield ['utimes', dest, stats.atime, stats.mtime];
    yield ['chmod', dest, mode];
  }
}

function* copyLink(target, src, dest, options) {
  let from = yield ['readlink', src];
  if (!options.verbatimSymlinks && !isAbsolute(from)) from = resolve(dirname(src), from);
  if (target === null) {
    yield ['symlink', from, dest];
    return;
  }
  let to = yield ['readlinkIfLink', dest];
  if (to === null) {
    // A file is in the way: let the system say so.
    yield ['symlink', from, dest];
    return;
  }
  if (!isAbsolute(to)) to = resolve(dirname(dest), to);
  const folder = (yield ['statIfThere', src])?.isDirectory();
  if (folder && contains(from, to)) throw intoItself(from, to, dest, {});
  // Replacing a link by one to a directory above what it leads to would lose what is below.
  if (folder && contains(to, from)) {
    throw refuse('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', `cannot overwrite ${to} with ${from}`, dest, 'EINVAL', EINVAL);
  }
  yield ['unlink', dest];
  yield ['symlink', from, dest];
}

/** Calls that answer null to an error which is an answer: name -> [function of fs, codes]. */
const lenient = {
  __proto__: null,
  statIfThere: ['stat', ['ENOENT']],
  lstatIfThere: ['lstat', ['ENOENT']],
  readlinkIfLink: ['readlink', ['EINVAL', 'UNKNOWN']],
};

function callSync([name, ...args]) {
  const fs = require('fs');
  if (name === 'filter') {
    const answer = args[0](args[1], args[2]);
    if (isPromise(answer)) throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', answer);
    return answer;
  }
  const known = lenient[name];
  if (known === undefined) return fs[`${name}Sync`](...args);
  try {
    return known[0] === 'readlink' ? fs.readlinkSync(args[0]) : fs[`${known[0]}Sync`](args[0], { bigint: true });
  } catch (error) {
    if (known[1].includes(error.code)) return null;
    throw error;
  }
}

async function callLater([name, ...args]) {
  const { promises } = require('fs');
  if (name === 'filter') return args[0](args[1], args[2]);
  const known = lenient[name];
  if (known === undefined) return promises[name](...args);
  try {
    return await (known[0] === 'readlink' ? promises.readlink(args[0]) : promises[known[0]](args[0], { bigint: true }));
  } catch (error) {
    if (known[1].includes(error.code)) return null;
    throw error;
  }
}

function asText(path) {
  return typeof path === 'string' ? path : require('buffer').Buffer.from(path).toString();
}

function check(src, dest, options) {
  options = checkOptions(options);
  src = asText(getValidatedPath(src, 'src'));
  dest = asText(getValidatedPath(dest, 'dest'));
  return [src, dest, options];
}

function cpSync(src, dest, options) {
  const checked = check(src, dest, options);
  checked[2].sync = true;
  const steps = copyTop(...checked);
  let step = steps.next();
  while (!step.done) {
    let answer;
    try {
      answer = callSync(step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(answer);
  }
}

async function run(steps) {
  let step = steps.next();
  while (!step.done) step = steps.next(await callLater(step.value));
}

async function cpPromise(src, dest, options) {
  return run(copyTop(...check(src, dest, options)));
}

function cp(src, dest, options, callback) {
  if (typeof options === 'function') [callback, options] = [options, undefined];
  callback = makeCallback(callback);
  run(copyTop(...check(src, dest, options))).then(() => process.nextTick(callback, null),
                                                  (error) => process.nextTick(callback, error));
}

module.exports = { cp, cpPromise, cpSync };
