'use strict';

// Watching a tree. Linux watches one directory at a time: each has a watch of its own, made as directories appear.

const EventEmitter = require('events');
const { UVException, codes } = require('internal/errors');
const { validateBoolean } = require('internal/validators');
const { encodeName, getValidatedPath } = require('internal/fs/utils');
const { basename, join, relative, resolve } = require('path');

const kStart = Symbol('kStart');

class RecursiveWatcher extends EventEmitter {
  #options;
  #root = '';
  #watchers = new Map(); // folder -> FSWatcher
  #known = new Map(); // folder -> names in it
  #closed = false;
  #encoding;

  constructor(options) {
    super();
    this.#options = options;
    this.#encoding = options.encoding;
    if (options.persistent != null) validateBoolean(options.persistent, 'options.persistent');
    if (options.recursive != null) validateBoolean(options.recursive, 'options.recursive');
    if (options.encoding != null && options.encoding !== 'buffer' &&
        (typeof options.encoding !== 'string' || !require('buffer').Buffer.isEncoding(options.encoding))) {
      throw new codes.ERR_INVALID_ARG_VALUE('encoding', options.encoding, 'options.encoding');
    }
  }

  [kStart](filename) {
    filename = getValidatedPath(filename, 'filename');
    if (typeof filename !== 'string') filename = require('buffer').Buffer.from(filename).toString();
    this.#root = resolve(filename);
    const fs = require('fs');
    let stats;
    try {
      stats = fs.statSync(this.#root);
    } catch (error) {
      if (error.errno === undefined) throw error;
      const failed = new UVException({ errno: error.errno, syscall: 'watch', path: filename });
      failed.filename = filename;
      throw failed;
    }
    if (stats.isDirectory()) {
      this.#addFolder(this.#root, false);
      return;
    }
    const name = basename(this.#root);
    this.#watch(this.#root, (event) => this.#tell(event, name));
  }

  #tell(event, name) {
    this.emit('change', event, this.#encoding === undefined ? name : encodeName(name, this.#encoding));
  }

  #watch(path, listener) {
    const { FSWatcher, kStart: start } = require('internal/fs/watchers');
    const watcher = new FSWatcher();
    watcher[start](path, this.#options.persistent !== false);
    watcher.on('change', listener);
    this.#watchers.set(path, watcher);
  }

  /** Watches a folder and all in it. What is found in one that is new is told, as nothing else tells of it. */
  #addFolder(path, tell) {
    if (this.#closed || this.#watchers.has(path)) return;
    const fs = require('fs');
    try {
      this.#watch(path, (event, name) => this.#changed(path, event, name));
    } catch (error) {
      if (path === this.#root) throw error;
      return; // gone already, or not ours to read
    }
    let entries;
    try {
      entries = fs.readdirSync(path, { withFileTypes: true });
    } catch {
      return;
    }
    const names = new Set();
    this.#known.set(path, names);
    for (const entry of entries) {
      names.add(entry.name);
      const full = join(path, entry.name);
      if (tell) this.#tell('rename', relative(this.#root, full));
      if (entry.isDirectory()) this.#addFolder(full, tell);
    }
  }

  #changed(folder, event, name) {
    if (this.#closed) return;
    const full = join(folder, name);
    const fs = require('fs');
    let stats = fs.lstatSync(full, { throwIfNoEntry: false });
    const names = this.#known.get(folder);
    if (folder !== this.#root && name === basename(folder) && !names?.has(name) && stats === undefined) {
      // The folder itself: the one above tells of it.
      if (fs.lstatSync(folder, { throwIfNoEntry: false }) === undefined) this.#removeFolder(folder);
      return;
    }
    if (stats === undefined) {
      names?.delete(name);
      this.#removeFolder(full);
    } else {
      if (names?.has(name) && event === 'rename' && stats.isDirectory() && this.#watchers.has(full)) stats = undefined;
      names?.add(name);
    }
    this.#tell(event, relative(this.#root, full));
    if (stats?.isDirectory()) this.#addFolder(full, true);
  }

  #removeFolder(path) {
    for (const [folder, watcher] of this.#watchers) {
      if (folder === path || folder.startsWith(`${path}/`)) {
        this.#watchers.delete(folder);
        this.#known.delete(folder);
        watcher.close();
      }
    }
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
    this.#known.clear();
    process.nextTick(() => this.emit('close'));
  }

  ref() {
    for (const watcher of this.#watchers.values()) watcher.ref();
    return this;
  }

  unref() {
    for (const watcher of this.#watchers.values()) watcher.unref();
    return this;
  }
}

module.exports = { RecursiveWatcher, kStart };
