'use strict';

// A transform that changes nothing: for listening in, or as a joint.

const Transform = require('internal/stream/transform');

function PassThrough(options) {
  if (!(this instanceof PassThrough)) return new PassThrough(options);
  Transform.call(this, options);
}
Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
Object.setPrototypeOf(PassThrough, Transform);
module.exports = PassThrough;

PassThrough.prototype._transform = function(chunk, encoding, cb) {
  cb(null, chunk);
};
