'use strict';
const codec = require('internal/punycode/codec');
module.exports = { toASCII: (s) => codec.toASCII(s.normalize('NFKC').toLowerCase()), toUnicode: codec.toUnicode };
