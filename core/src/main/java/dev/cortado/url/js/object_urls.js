'use strict';
// The blobs that URL.createObjectURL has given names to.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const prefix = 'blob:nodedata:';
const blobs = new Map();

function createObjectURL(obj) {
  const { Blob } = require('buffer');
  if (!(obj instanceof Blob)) throw new ERR_INVALID_ARG_TYPE('obj', 'Blob', obj);
  const id = require('crypto').randomUUID();
  blobs.set(id, obj);
  return `${prefix}${id}`;
}

function idOf(url) {
  const { URL } = require('internal/url');
  const href = URL.parse(url)?.href;
  return href?.startsWith(prefix) ? href.slice(prefix.length) : undefined;
}

function revokeObjectURL(url) {
  blobs.delete(idOf(url));
}

/** The blob, for buffer.resolveObjectURL. */
function resolveObjectURL(url) {
  return blobs.get(idOf(url));
}

module.exports = { createObjectURL, revokeObjectURL, resolveObjectURL };
