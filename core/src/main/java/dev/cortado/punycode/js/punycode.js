'use strict';

if (!require('internal/url/caller').calledFromPackage()) {
  process.emitWarning('The `punycode` module is deprecated. Please use a userland alternative instead.',
                      'DeprecationWarning', 'DEP0040');
}

module.exports = require('internal/punycode/codec');
