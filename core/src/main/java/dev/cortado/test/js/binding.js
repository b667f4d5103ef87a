'use strict';

// What --expose-internals gives tests of the runtime itself: the Java halves by name. Names that Node has and that are
// JavaScript here (error numbers, constants) are put together from it.

const made = {
  __proto__: null,
  uv() {
    const errno = require('internal/errors/errno');
    return {
      ...errno.constants(),
      errname: errno.errorName,
      getErrorMap: () => errno.byNumber,
      getErrorMessage: errno.errorMessage,
    };
  },
  util() {
    return require('internal/engine');
  },
  http_parser: () => require('internal/http/parser'),
  constants() {
    return { fs: require('internal/fs/flags'), os: require('os').constants };
  },
};
const cache = new Map();

module.exports = {
  internalBinding(name) {
    if (made[name] === undefined) return internalBinding(name);
    let binding = cache.get(name);
    if (binding === undefined) cache.set(name, binding = made[name]());
    return binding;
  },
};
