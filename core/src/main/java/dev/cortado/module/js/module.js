'use strict';

module.exports = require('internal/module/loader').Module;
