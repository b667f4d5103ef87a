'use strict';

// Deprecated: the old name of stream.PassThrough.

module.exports = require('stream').PassThrough;
