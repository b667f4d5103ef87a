'use strict';

// Deprecated: the old name of stream.Writable.

module.exports = require('stream').Writable;
