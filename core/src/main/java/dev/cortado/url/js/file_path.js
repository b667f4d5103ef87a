'use strict';
// Between file URLs and paths.

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_FILE_URL_HOST, ERR_INVALID_FILE_URL_PATH, ERR_INVALID_URL_SCHEME,
  },
} = require('internal/errors');

const unsafe = /[^!$&'()*+,\-./\w:;=@]+/g;
const encodedSlash = /%2f/i;
const encodedSlashes = /%2f|%5c/i;

function isWindows(options) {
  return options?.windows ?? process.platform === 'win32';
}

/** Like encodeURIComponent, which leaves out '~' and throws for lone surrogates. */
function encodePath(path) {
  return path.replace(unsafe, (part) => encodeURIComponent(part.toWellFormed()).replaceAll('~', '%7E'));
}

function checkedFileURL(path) {
  const { URL, isURL } = require('internal/url');
  if (typeof path === 'string') path = new URL(path);
  else if (!isURL(path)) throw new ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  if (path.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  return path;
}

/** The path of a file URL, still percent-encoded, where nothing forbids to decode it. */
function encodedPath(url, windows) {
  const { pathname } = url;
  if (windows) {
    if (encodedSlashes.test(pathname)) {
      throw new ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters', url);
    }
    return pathname.replaceAll('/', '\\');
  }
  if (url.hostname !== '') throw new ERR_INVALID_FILE_URL_HOST(process.platform);
  if (encodedSlash.test(pathname)) throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', url);
  return pathname;
}

function checkDrive(path, url) {
  if (!/^\\[a-z]:/i.test(path)) throw new ERR_INVALID_FILE_URL_PATH('must be absolute', url);
}

function fileURLToPath(path, options = undefined) {
  const windows = isWindows(options);
  const url = checkedFileURL(path);
  const decoded = decodeURIComponent(encodedPath(url, windows));
  if (!windows) return decoded;
  if (url.hostname !== '') return `\\\\${require('internal/url').domainToUnicode(url.hostname)}${decoded}`;
  checkDrive(decoded, url);
  return decoded.slice(1);
}

/** For paths whose bytes are not UTF-8. */
function fileURLToPathBuffer(path, options = undefined) {
  const { Buffer } = require('buffer');
  const windows = isWindows(options);
  const url = checkedFileURL(path);
  const decoded = require('querystring').unescapeBuffer(encodedPath(url, windows));
  if (!windows) return decoded;
  if (url.hostname !== '') {
    return Buffer.concat([Buffer.from(`\\\\${require('internal/url').domainToUnicode(url.hostname)}`), decoded]);
  }
  checkDrive(decoded.latin1Slice(0, 3), url);
  return decoded.subarray(1);
}

function pathToFileURL(filepath, options = undefined) {
  const { URL } = require('internal/url');
  const windows = isWindows(options);
  const path = windows ? require('path/win32') : require('path/posix');
  const isUNC = windows && filepath.startsWith('\\\\');
  let resolved = isUNC ? filepath : path.resolve(filepath);
  if (isUNC || (windows && resolved.startsWith('\\\\'))) {
    const isExtended = resolved.startsWith('\\\\?\\UNC\\');
    if (!resolved.startsWith('\\\\?\\') || isExtended) {
      const start = isExtended ? 8 : 2;
      const end = resolved.indexOf('\\', start);
      if (end === -1) throw new ERR_INVALID_ARG_VALUE('path', resolved, 'Missing UNC resource path');
      if (end === 2) throw new ERR_INVALID_ARG_VALUE('path', resolved, 'Empty UNC servername');
      const host = require('internal/url').domainToASCII(resolved.slice(start, end));
      return new URL(`file://${host}${encodePath(resolved.slice(end).replaceAll('\\', '/'))}`);
    }
    resolved = resolved.slice(4);
  }
  const last = filepath.charCodeAt(filepath.length - 1);
  if ((last === 47 || (windows && last === 92)) && !resolved.endsWith(require('path').sep)) resolved += '/';
  if (windows) resolved = `/${resolved.replaceAll('\\', '/')}`;
  return new URL(`file://${encodePath(resolved)}`);
}

module.exports = { fileURLToPath, fileURLToPathBuffer, pathToFileURL };
