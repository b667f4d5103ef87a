'use strict';

// Deprecated: the old name of stream.Readable.

module.exports = require('stream').Readable;
