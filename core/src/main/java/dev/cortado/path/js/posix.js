'use strict';

const { validateString } = require('internal/validators');
const { collapse, extensionStart, baseWithout, _format, linkFlavours } = require('internal/path/segments');

const SLASH = 47;
const DOT = 46;

/** Whether a non-empty path has no empty segment, and none that starts with a dot: most paths, and normal already. */
function isPlainlyNormal(path) {
  let previous = 0;
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if ((code === SLASH || code === DOT) && (previous === SLASH || (i === 0 && code === DOT))) return false;
    previous = code;
  }
  return true;
}

function normalizeNonEmpty(path) {
  if (isPlainlyNormal(path)) return path;
  const absolute = path.charCodeAt(0) === SLASH;
  const trailing = path.charCodeAt(path.length - 1) === SLASH;
  const segments = collapse(path, 0, !absolute, '/', false);
  if (segments === '') {
    if (absolute) return '/';
    return trailing ? './' : '.';
  }
  return `${absolute ? '/' : ''}${segments}${trailing ? '/' : ''}`;
}

/** The end of the last segment, trailing slashes left out; `floor` if there is none. */
function baseEnd(path, floor) {
  let end = path.length;
  while (end > floor && path.charCodeAt(end - 1) === SLASH) end--;
  return end;
}

function baseStart(path, end) {
  return end === 0 ? 0 : path.lastIndexOf('/', end - 1) + 1;
}

const posix = {
  resolve(...args) {
    let path = '';
    let absolute = false;
    for (let i = args.length - 1; i >= 0 && !absolute; i--) {
      const part = args[i];
      validateString(part, `paths[${i}]`);
      if (part.length === 0) continue;
      path = path === '' ? part : `${part}/${path}`;
      absolute = part.charCodeAt(0) === SLASH;
    }
    if (!absolute) {
      const cwd = process.cwd();
      path = path === '' ? cwd : `${cwd}/${path}`;
      absolute = path.charCodeAt(0) === SLASH && cwd !== '';
      if (!absolute) return collapse(path, 0, true, '/', false) || '.';
    }
    if (isPlainlyNormal(path)) {
      return path.length > 1 && path.charCodeAt(path.length - 1) === SLASH ? path.slice(0, -1) : path;
    }
    return `/${collapse(path, 0, false, '/', false)}`;
  },

  normalize(path) {
    validateString(path, 'path');
    return path.length === 0 ? '.' : normalizeNonEmpty(path);
  },

  isAbsolute(path) {
    validateString(path, 'path');
    return path.charCodeAt(0) === SLASH;
  },

  join(...args) {
    let joined = '';
    for (let i = 0; i < args.length; i++) {
      const part = args[i];
      validateString(part, 'path');
      if (part.length > 0) joined = joined === '' ? part : `${joined}/${part}`;
    }
    return joined === '' ? '.' : normalizeNonEmpty(joined);
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = posix.resolve(from);
    to = posix.resolve(to);
    if (from === to) return '';
    if (from === '/') from = '';
    if (to === '/') to = '';

    // The longest common prefix that ends at a segment's end in both.
    let common = 0;
    const shortest = Math.min(from.length, to.length);
    for (let i = 0; i <= shortest; i++) {
      const a = i < from.length ? from.charCodeAt(i) : SLASH;
      const b = i < to.length ? to.charCodeAt(i) : SLASH;
      if (a !== b) break;
      if (a === SLASH) common = i;
    }
    let up = '';
    for (let i = common; i < from.length; i++) {
      if (from.charCodeAt(i) === SLASH) up += up === '' ? '..' : '/..';
    }
    return up === '' ? to.slice(common + 1) : `${up}${to.slice(common)}`;
  },

  toNamespacedPath(path) {
    return path;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const slash = path.lastIndexOf('/', baseEnd(path, 1) - 1);
    if (slash < 0) return '.';
    if (slash === 0) return '/';
    return slash === 1 && path.charCodeAt(0) === SLASH ? '//' : path.slice(0, slash);
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    const end = baseEnd(path, 0);
    const start = baseStart(path, end);
    return suffix === undefined || suffix === '' ? path.slice(start, end) : baseWithout(path, start, end, suffix);
  },

  extname(path) {
    validateString(path, 'path');
    const end = baseEnd(path, 0);
    const base = path.slice(baseStart(path, end), end);
    return base.slice(extensionStart(base));
  },

  format: _format.bind(null, '/'),

  parse(path) {
    validateString(path, 'path');
    const root = path.charCodeAt(0) === SLASH ? '/' : '';
    const end = baseEnd(path, root.length);
    let start = path.lastIndexOf('/', end - 1) + 1;
    if (end === root.length) start = end;
    const base = path.slice(start, end);
    // As in Node, '/..' alone reads as a name and an extension.
    const ext = base === '..' && root !== '' && start === 1 ? 1 : extensionStart(base);
    return {
      root,
      dir: start > root.length ? path.slice(0, start - 1) : root,
      base,
      ext: base.slice(ext),
      name: base.slice(0, ext),
    };
  },

  matchesGlob(path, pattern) {
    return require('internal/path/glob').matchesGlob(path, pattern, false);
  },

  sep: '/',
  delimiter: ':',
};

linkFlavours(posix, 'posix', 'win32');

module.exports = posix;
