'use strict';

const { validateString } = require('internal/validators');
const { collapse, extensionStart, baseWithout, _format, linkFlavours } = require('internal/path/segments');

const COLON = 58;

const reservedNames = new Set(['CON', 'PRN', 'AUX', 'NUL',
  'COM1', 'COM2', 'COM3', 'COM4', 'COM5', 'COM6', 'COM7', 'COM8', 'COM9', 'COM\xb9', 'COM\xb2', 'COM\xb3',
  'LPT1', 'LPT2', 'LPT3', 'LPT4', 'LPT5', 'LPT6', 'LPT7', 'LPT8', 'LPT9', 'LPT\xb9', 'LPT\xb2', 'LPT\xb3']);

function isSeparator(code) {
  return code === 47 || code === 92;
}

function isDriveLetter(code) {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function hasDrive(path) {
  return path.charCodeAt(1) === COLON && isDriveLetter(path.charCodeAt(0));
}

/** Whether what stands before the colon at `colon` is the name of a device, like CON or LPT1. */
function isReserved(path, colon) {
  return reservedNames.has(path.slice(0, colon).toUpperCase());
}

/** For a path that starts like `\\server\share`: where the server's name, and the share, start and end; else null. */
function shareOf(path) {
  if (!isSeparator(path.charCodeAt(0)) || !isSeparator(path.charCodeAt(1))) return null;
  let i = 2;
  while (i < path.length && !isSeparator(path.charCodeAt(i))) i++;
  if (i === 2) return null;
  const server = path.slice(2, i);
  const serverEnd = i;
  while (i < path.length && isSeparator(path.charCodeAt(i))) i++;
  if (i === serverEnd || i === path.length) return null;
  const start = i;
  while (i < path.length && !isSeparator(path.charCodeAt(i))) i++;
  return { server, start, end: i };
}

/** A path's device ('C:', '\\server\share', '' if none), where its root ends, and whether it is absolute. */
function splitRoot(path) {
  if (isSeparator(path.charCodeAt(0))) {
    const share = shareOf(path);
    if (share === null) return { device: '', end: 1, absolute: true, share };
    if (share.server === '.' || share.server === '?') {
      return { device: `\\\\${share.server}`, end: 4, absolute: true, share };
    }
    const device = `\\\\${share.server}\\${path.slice(share.start, share.end)}`;
    return { device, end: share.end, absolute: true, share };
  }
  if (!hasDrive(path)) return { device: '', end: 0, absolute: false, share: null };
  const absolute = path.length > 2 && isSeparator(path.charCodeAt(2));
  return { device: path.slice(0, 2), end: absolute ? 3 : 2, absolute, share: null };
}

/** How far the root reaches for `dirname` and `parse`, where '\\.\' and '\\?\' are no special servers. */
function rootLength(path) {
  if (isSeparator(path.charCodeAt(0))) {
    const share = shareOf(path);
    if (share === null) return 1;
    return share.end === path.length ? share.end : share.end + 1;
  }
  if (!hasDrive(path)) return 0;
  return path.length > 2 && isSeparator(path.charCodeAt(2)) ? 3 : 2;
}

/** The end of the last segment, trailing separators left out; `floor` if there is none. */
function baseEnd(path, floor) {
  let end = path.length;
  while (end > floor && isSeparator(path.charCodeAt(end - 1))) end--;
  return end;
}

/** The start of the segment that ends at `end`, not before `floor`. */
function baseStart(path, end, floor) {
  while (end > floor && !isSeparator(path.charCodeAt(end - 1))) end--;
  return end;
}

/** The last segment's start and end; a drive is none. */
function lastSegment(path) {
  const floor = hasDrive(path) ? 2 : 0;
  const end = baseEnd(path, floor);
  return [baseStart(path, end, floor), end];
}

/** Where a relative path counts from that names no drive, or that names one: each drive has a directory of its own. */
function currentDirectory(device) {
  if (device === '') return process.cwd();
  const directory = process.env[`=${device}`] || process.cwd();
  const other = directory === undefined ||
    (directory.slice(0, 2).toLowerCase() !== device.toLowerCase() && directory[2] === '\\');
  return other ? `${device}\\` : directory;
}

function namesOf(path) {
  return path.split('\\').filter((name) => name !== '');
}

const win32 = {
  resolve(...args) {
    let device = '';
    let tail = '';
    let absolute = false;
    for (let i = args.length - 1; i >= -1; i--) {
      let path;
      if (i >= 0) {
        path = args[i];
        validateString(path, `paths[${i}]`);
        if (path.length === 0) continue;
      } else {
        path = currentDirectory(device);
      }
      const root = splitRoot(path);
      if (root.device !== '') {
        if (device === '') device = root.device;
        else if (root.device.toLowerCase() !== device.toLowerCase()) continue;
      }
      if (absolute) {
        if (device !== '') break;
      } else {
        tail = `${path.slice(root.end)}\\${tail}`;
        absolute = root.absolute;
        if (absolute && device !== '') break;
      }
    }
    tail = collapse(tail, 0, !absolute, '\\', true);
    return absolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
  },

  normalize(path) {
    validateString(path, 'path');
    const { length } = path;
    if (length === 0) return '.';
    if (length === 1) return path === '/' ? '\\' : path;
    const root = splitRoot(path);
    let { device, end } = root;
    if (root.share !== null) {
      const { server, start } = root.share;
      if (server === '.' || server === '?') {
        const name = path.slice(4, path.indexOf(':') + 1);
        if (isReserved(name, name.length - 1)) {
          device = `\\\\?\\${name}`;
          end = 4 + name.length;
        }
      } else if (root.share.end === length) {
        return `\\\\${server}\\${path.slice(start)}\\`;
      }
    }
    const colon = path.indexOf(':');
    if (device === '' && !root.absolute && colon > 0 && isReserved(path, colon)) {
      device = path.slice(0, colon + 1);
      end = colon + 1;
    }
    let tail = collapse(path, end, !root.absolute, '\\', true);
    if (tail === '' && !root.absolute) tail = '.';
    if (tail !== '' && isSeparator(path.charCodeAt(length - 1))) tail += '\\';

    // What is left of a relative path must not read as a drive or as a device.
    if (!root.absolute && device === '' && colon !== -1) {
      if (hasDrive(tail)) return `.\\${tail}`;
      for (let i = colon; i !== -1; i = path.indexOf(':', i + 1)) {
        if (i === length - 1 || isSeparator(path.charCodeAt(i + 1))) return `.\\${tail}`;
      }
    }
    if (isReserved(path, colon)) return `.\\${device}${tail}`;
    return root.absolute ? `${device}\\${tail}` : `${device}${tail}`;
  },

  isAbsolute(path) {
    validateString(path, 'path');
    return isSeparator(path.charCodeAt(0)) ||
      (path.length > 2 && hasDrive(path) && isSeparator(path.charCodeAt(2)));
  },

  join(...args) {
    const parts = [];
    for (const part of args) {
      validateString(part, 'path');
      if (part.length > 0) parts.push(part);
    }
    if (parts.length === 0) return '.';
    let joined = parts.join('\\');

    // Two separators in front make a share only where the first part itself has exactly two and a name.
    const first = parts[0];
    const share = first.length > 2 && isSeparator(first.charCodeAt(0)) && isSeparator(first.charCodeAt(1)) &&
      !isSeparator(first.charCodeAt(2));
    if (!share) {
      let slashes = 0;
      while (slashes < joined.length && isSeparator(joined.charCodeAt(slashes))) slashes++;
      if (slashes >= 2) joined = `\\${joined.slice(slashes)}`;
    }
    // What reaches through a device's name stays as it was written.
    const reserved = joined.split('\\').some((name) => name.includes(':') && isReserved(name, name.indexOf(':')));
    if (reserved) return joined.replaceAll('/', '\\');
    return win32.normalize(joined);
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    const fromPath = win32.resolve(from);
    const toPath = win32.resolve(to);
    if (fromPath.toLowerCase() === toPath.toLowerCase()) return '';
    const source = namesOf(fromPath);
    const target = namesOf(toPath);
    const shortest = Math.min(source.length, target.length);
    let common = 0;
    while (common < shortest && source[common].toLowerCase() === target[common].toLowerCase()) common++;
    if (common === 0 && shortest > 0) {
      // As in Node, a letter that is longer in lower case lets even paths without a common segment be related.
      const longer = fromPath.toLowerCase().length !== fromPath.length || toPath.toLowerCase().length !== toPath.length;
      if (!longer || fromPath[0] !== '\\' || toPath[0] !== '\\') return toPath;
    }
    const up = new Array(source.length - common).fill('..');
    return [...up, ...target.slice(common)].join('\\');
  },

  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) return path;
    const resolved = win32.resolve(path);
    if (resolved.length <= 2) return path;
    if (resolved.startsWith('\\\\')) {
      return resolved[2] === '?' || resolved[2] === '.' ? resolved : `\\\\?\\UNC\\${resolved.slice(2)}`;
    }
    return hasDrive(resolved) && resolved[2] === '\\' ? `\\\\?\\${resolved}` : resolved;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    if (path.length === 1) return isSeparator(path.charCodeAt(0)) ? path : '.';
    const root = rootLength(path);
    const start = baseStart(path, baseEnd(path, root), root);
    if (start > root) return path.slice(0, start - 1);
    return root === 0 ? '.' : path.slice(0, root);
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    const [start, end] = lastSegment(path);
    return suffix === undefined || suffix === '' ? path.slice(start, end) : baseWithout(path, start, end, suffix);
  },

  extname(path) {
    validateString(path, 'path');
    const base = path.slice(...lastSegment(path));
    return base.slice(extensionStart(base));
  },

  format: _format.bind(null, '\\'),

  parse(path) {
    validateString(path, 'path');
    const length = rootLength(path);
    const root = path.slice(0, length);
    const end = baseEnd(path, length);
    const start = baseStart(path, end, length);
    const base = path.slice(start, end);
    const ext = extensionStart(base);
    return {
      root,
      dir: start > length ? path.slice(0, start - 1) : root,
      base,
      ext: base.slice(ext),
      name: base.slice(0, ext),
    };
  },

  matchesGlob(path, pattern) {
    return require('internal/path/glob').matchesGlob(path, pattern, true);
  },

  sep: '\\',
  delimiter: ';',
};

linkFlavours(win32, 'win32', 'posix');

module.exports = win32;
