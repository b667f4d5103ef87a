'use strict';
// What the two flavours of `path` share: both work on plain strings and never look at the file system.

const { validateObject } = require('internal/validators');

const SLASH = 47;
const BACKSLASH = 92;
const DOT = 46;

/**
 * Joins the segments of `path` from `start` on, without '.', '..' and empty ones. A '..' that has nothing to remove is
 * kept where `above` is true. The result neither starts nor ends with a separator.
 */
function collapse(path, start, above, separator, windows) {
  const kept = [];
  let removable = 0;
  let begin = start;
  for (let i = start; i <= path.length; i++) {
    const code = i < path.length ? path.charCodeAt(i) : SLASH;
    if (code !== SLASH && !(windows && code === BACKSLASH)) continue;
    const length = i - begin;
    const dots = length <= 2 && path.charCodeAt(i - 1) === DOT && path.charCodeAt(begin) === DOT;
    if (dots && length === 2) {
      if (removable > 0) {
        kept.pop();
        removable--;
      } else if (above) {
        kept.push('..');
      }
    } else if (length > 0 && !(dots && length === 1)) {
      kept.push(path.slice(begin, i));
      removable++;
    }
    begin = i + 1;
  }
  return kept.join(separator);
}

/** Where the extension of `base` starts; its length if it has none. A leading dot starts no extension. */
function extensionStart(base) {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? base.length : dot;
}

/**
 * The segment of `path` from `start` to `end`, without `suffix` unless nothing would be left. As in Node, a segment that
 * is itself the tail of a longer suffix keeps the separators behind it.
 */
function baseWithout(path, start, end, suffix) {
  if (path === suffix) return '';
  const base = path.slice(start, end);
  if (base === suffix || suffix.length > path.length) return base;
  if (base.endsWith(suffix)) return base.slice(0, base.length - suffix.length);
  return base.length < suffix.length && suffix.endsWith(base) ? path.slice(start) : base;
}

function _format(separator, pathObject) {
  validateObject(pathObject, 'pathObject');
  const { root, ext } = pathObject;
  const dir = pathObject.dir || root;
  const base = pathObject.base ||
    `${pathObject.name || ''}${ext ? `${ext[0] === '.' ? '' : '.'}${ext}` : ''}`;
  if (!dir) return base;
  return dir === root ? `${dir}${base}` : `${dir}${separator}${base}`;
}

/** The two flavours and each other's names; the other one loads when a program asks for it. */
function linkFlavours(own, ownName, otherName) {
  const lazy = {
    configurable: true,
    enumerable: true,
    get() {
      const value = require(`path/${otherName}`);
      this[otherName] = value;
      return value;
    },
    set(value) {
      Object.defineProperty(own, otherName, { configurable: true, enumerable: true, writable: true, value });
    },
  };
  for (const name of ['win32', 'posix']) {
    if (name === ownName) own[name] = own;
    else Object.defineProperty(own, name, lazy);
  }
  own._makeLong = own.toNamespacedPath;
}

module.exports = { collapse, extensionStart, baseWithout, _format, linkFlavours };
