'use strict';

// Deprecated: the old name of stream.Transform.

module.exports = require('stream').Transform;
