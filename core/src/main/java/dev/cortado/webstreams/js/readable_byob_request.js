'use strict';

// The request through which the source of a byte stream fills the reader's own buffer.

const { kState, isKind, invalidState, customInspect, finishClass } = require('internal/webstreams/shared');
const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS } } = require('internal/errors');
const { customInspectSymbol } = require('internal/util');

const controllers = () => require('internal/webstreams/readable_byte_controller');

const kOurs = Symbol('kOurs');

class RequestState {
  constructor(controller, view) {
    this.kind = 'ReadableStreamBYOBRequest';
    this.controller = controller;
    this.view = view;
  }
}

class ReadableStreamBYOBRequest {
  constructor(secret = undefined, controller = undefined, view = undefined) {
    if (secret !== kOurs) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this[kState] = new RequestState(controller, view);
  }

  get view() {
    checkRequest(this);
    return this[kState].view;
  }

  respond(bytesWritten) {
    checkRequest(this);
    const { view, controller } = this[kState];
    if (controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if (view.byteLength === 0 || view.buffer.byteLength === 0) {
      throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
    }
    controllers().readableByteStreamControllerRespond(controller, bytesWritten);
  }

  respondWithNewView(view) {
    checkRequest(this);
    const { controller } = this[kState];
    if (controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if (!ArrayBuffer.isView(view)) {
      throw new ERR_INVALID_ARG_TYPE('view', ['Buffer', 'TypedArray', 'DataView'], view);
    }
    if (view.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
    controllers().readableByteStreamControllerRespondWithNewView(controller, view);
  }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this[kState].kind, {
      view: this.view,
      controller: this[kState].controller,
    });
  }
}

finishClass(ReadableStreamBYOBRequest, ['view', 'respond', 'respondWithNewView']);

function checkRequest(value) {
  if (!isKind(value, 'ReadableStreamBYOBRequest')) throw new ERR_INVALID_THIS('ReadableStreamBYOBRequest');
}

function newReadableStreamBYOBRequest(controller, view) {
  return new ReadableStreamBYOBRequest(kOurs, controller, view);
}

module.exports = { ReadableStreamBYOBRequest, newReadableStreamBYOBRequest };
