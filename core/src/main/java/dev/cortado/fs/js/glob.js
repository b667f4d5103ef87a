'use strict';

// glob: walks a tree along patterns. A walk is written once, as a generator that yields what it wants to know of the file
// system; drivers answer it synchronously or with promises.
//
// `**` matches no hidden names, and links to directories at most as its last name, not at all as the pattern's first segment.

const { validateFunction, validateObject, validateStringArray, validateString } = require('internal/validators');
const { codes } = require('internal/errors');
const { compile, expandBraces, globstar, matchesGlob } = require('internal/path/glob');
const { getDirent } = require('internal/fs/dirent');
const { UV_DIRENT_DIR, UV_DIRENT_FILE, UV_DIRENT_LINK } = require('internal/fs/flags');
const { toPathIfFileURL } = require('internal/url');
const { basename, dirname, isAbsolute, join, resolve } = require('path');

function kindOf(stats) {
  return stats.isDirectory() ? UV_DIRENT_DIR : stats.isSymbolicLink() ? UV_DIRENT_LINK : UV_DIRENT_FILE;
}

class Walk {
  #cwd;
  #exclude;
  #withFileTypes;
  #patterns;
  #seen = new Set();
  #visited = new Set();
  results = [];

  constructor(pattern, options = {}) {
    validateObject(options, 'options');
    const { exclude, cwd, withFileTypes } = options;
    this.#cwd = toPathIfFileURL(cwd) ?? '.';
    this.#withFileTypes = !!withFileTypes;
    if (exclude != null) {
      if (Array.isArray(exclude)) {
        validateStringArray(exclude, 'options.exclude');
      } else if (typeof exclude !== 'function') {
        throw new codes.ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
      }
      this.#exclude = exclude;
    }
    if (typeof pattern === 'object' && pattern !== null) {
      validateStringArray(pattern, 'patterns');
      this.#patterns = pattern;
    } else {
      validateString(pattern, 'patterns');
      this.#patterns = [pattern];
    }
  }

  * run() {
    for (const pattern of this.#patterns) {
      for (const one of expandBraces(pattern)) {
        const rooted = isAbsolute(one);
        const segments = compile(rooted ? one.replace(/^\/+/, '') : one);
        this.#visited.clear();
        // A leading '.' says nothing about where to look, but makes ** no longer the first.
        yield* this.#match(rooted ? '/' : '', segments, 0, !/^\*\*(\/|$)/.test(one));
      }
    }
    return this.results;
  }

  #full(path) {
    return resolve(this.#cwd, path);
  }

  #excluded(path, kind) {
    if (this.#exclude === undefined) return false;
    if (typeof this.#exclude === 'function') {
      return this.#exclude(this.#withFileTypes ? this.#dirent(path, kind) : path);
    }
    return this.#exclude.some((pattern) => {
      if (isAbsolute(pattern)) return matchesGlob(this.#full(path), join(pattern), false);
      return !isAbsolute(path) && matchesGlob(path, join(pattern), false);
    });
  }

  #dirent(path, kind) {
    const full = this.#full(path);
    return getDirent(path === '' ? full : dirname(full), path === '' ? '.' : basename(full), kind);
  }

  * #found(path, kind) {
    const shown = path === '' ? '.' : path;
    if (this.#seen.has(shown)) return;
    this.#seen.add(shown);
    if (this.#withFileTypes) {
      this.results.push(this.#dirent(path, kind ?? kindOf(yield ['lstat', this.#full(path)])));
    } else {
      this.results.push(shown);
    }
  }

  /** Goes on from `path` with the segment `i`; `kind` is that of the path, where it is known. */
  * #match(path, segments, i, follow, kind) {
    const id = `${i}:${follow}:${path}`;
    if (this.#visited.has(id)) return;
    this.#visited.add(id);
    if (i === segments.length) {
      if (path === '') return; // the folder itself is a result of ** only
      if (kind === undefined) {
        const stats = yield ['lstat', this.#full(path)];
        if (stats === null) return;
        kind = kindOf(stats);
      }
      yield* this.#found(path, kind);
      return;
    }
    const segment = segments[i];
    if (segment === globstar) {
      yield* this.#matchAny(path, segments, i, follow);
    } else if (typeof segment === 'string') {
      yield* this.#matchName(path, segment, segments, i, follow);
    } else {
      for (const [name, found] of yield ['list', this.#full(path)]) {
        if (!segment.test(name)) continue;
        const child = join(path, name);
        if (!this.#excluded(child, found)) yield* this.#match(child, segments, i + 1, follow, found);
      }
    }
  }

  * #matchName(path, name, segments, i, follow) {
    if (name === '') {
      // A slash at the end: directories only.
      const stats = yield ['stat', this.#full(path)];
      if (stats?.isDirectory()) yield* this.#match(path, segments, i + 1, follow);
      return;
    }
    const child = join(path, name);
    const shown = child === '.' ? '' : child;
    const stats = yield ['lstat', this.#full(child)];
    if (stats === null || shown !== '' && name !== '..' && this.#excluded(shown, kindOf(stats))) return;
    yield* this.#match(shown, segments, i + 1, follow, kindOf(stats));
  }

  * #matchAny(path, segments, i, follow) {
    const last = i === segments.length - 1 || i === segments.length - 2 && segments[i + 1] === '';
    const folders = last && i < segments.length - 1;
    if (last) {
      const stats = yield ['stat', this.#full(path)];
      if (stats === null || folders && !stats.isDirectory()) return;
      if (path !== '/') yield* this.#found(path);
    } else {
      yield* this.#match(path, segments, i + 1, follow);
    }
    for (const [name, kind] of yield ['list', this.#full(path)]) {
      if (name.startsWith('.')) continue;
      const child = join(path, name);
      const link = kind === UV_DIRENT_LINK;
      const folder = kind === UV_DIRENT_DIR || link && follow && (yield ['stat', this.#full(child)])?.isDirectory();
      if (!folder && !last) continue;
      if (this.#excluded(child, kind)) continue;
      if (last && (folder || !folders)) yield* this.#found(child, kind);
      // A link may end what ** stands for, but not lie within it.
      if (folder && !(last && link)) yield* this.#match(child, segments, link ? i + 1 : i, follow);
    }
  }
}

function entries(list) {
  return list.map((dirent) => [dirent.name, dirent.isDirectory() ? UV_DIRENT_DIR
    : dirent.isSymbolicLink() ? UV_DIRENT_LINK : UV_DIRENT_FILE]);
}

function answer([call, path]) {
  const fs = require('fs');
  try {
    if (call === 'list') return entries(fs.readdirSync(path, { withFileTypes: true }));
    return fs[`${call}Sync`](path);
  } catch {
    return call === 'list' ? [] : null; // not there, or not for us to see: no match
  }
}

async function answerLater([call, path]) {
  const { promises } = require('fs');
  try {
    if (call === 'list') return entries(await promises.readdir(path, { withFileTypes: true }));
    return await promises[call](path);
  } catch {
    return call === 'list' ? [] : null;
  }
}

function globSync(pattern, options) {
  const steps = new Walk(pattern, options).run();
  let step = steps.next();
  while (!step.done) step = steps.next(answer(step.value));
  return step.value;
}

/** Gives each result as soon as it is found. */
async function* glob(pattern, options) {
  const walk = new Walk(pattern, options);
  const steps = walk.run();
  let step = steps.next();
  let given = 0;
  while (!step.done) {
    step = steps.next(await answerLater(step.value));
    while (given < walk.results.length) yield walk.results[given++];
  }
  while (given < walk.results.length) yield walk.results[given++];
}

async function collect(iterator) {
  const all = [];
  for await (const one of iterator) all.push(one);
  return all;
}

function globCallback(pattern, options, callback) {
  if (typeof options === 'function') [callback, options] = [options, undefined];
  validateFunction(callback, 'cb');
  collect(glob(pattern, options)).then((found) => process.nextTick(callback, null, found),
                                       (error) => process.nextTick(callback, error));
}

module.exports = { glob, globCallback, globSync };
