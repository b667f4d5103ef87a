'use strict';

// Deprecated: the old name of stream.Duplex.

module.exports = require('stream').Duplex;
