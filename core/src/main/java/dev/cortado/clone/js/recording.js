'use strict';

// A sink that remembers what it was told, to tell it to another sink later: what is transferred must be there until all of a
// value has been seen, and must be gone by the time its copy is.

class Node {
  constructor(make, a, b, c) {
    this.make = make; // name of the sink's method that makes it
    this.a = a;
    this.b = b;
    this.c = c;
    this.steps = undefined; // [method, first, second]*
    this.built = undefined;
  }

  add(method, first, second) {
    (this.steps ??= []).push(method, first, second);
  }
}

class Recording {
  object() { return new Node('object'); }
  key() {}
  set(out, key, value) { out.add('set', key, value); }
  end() {}
  array(length) { return new Node('array', length); }
  arrayEnd(out, length) { out.add('arrayEnd', length); }
  copiedArray(source) { return new Node('copiedArray', source.slice()); }
  map(size) { return new Node('map', size); }
  mapEntry(out, key, value) { out.add('mapEntry', key, value); }
  setOf(size) { return new Node('setOf', size); }
  setEntry(out, value) { out.add('setEntry', value); }
  date(time) { return new Node('date', time); }
  regexp(source, flags) { return new Node('regexp', source, flags); }
  boxed(primitive) { return new Node('boxed', primitive); }
  buffer(source) { return new Node('buffer', source.resizable ? source : source.slice(0)); }
  view(name, buffer, offset, length) { return new View(name, buffer, offset, length); }
  error(type, message, stack) { return new Node('error', type, message, stack); }
  cause(out, value) { out.add('cause', value); }
  same(object) { return new Node('same', object); }
  host(deserializeInfo, data) { return new Node('host', deserializeInfo, data); }
  transferred(object) { return new Node('transferred', object); }
}

class View extends Node {
  constructor(name, buffer, offset, length) {
    super('view', name, buffer, offset);
    this.length = length;
  }
}

/** Tells a sink all of it; returns what the sink made. */
function replay(token, sink) {
  if (!(token instanceof Node)) return token;
  if (token.built !== undefined) return token.built;
  if (token instanceof View) {
    token.built = sink.view(token.a, replay(token.b, sink), token.c, token.length);
    return token.built;
  }
  const out = token.built = sink[token.make](token.a, replay(token.b, sink), token.c);
  const { steps } = token;
  if (steps !== undefined) {
    for (let i = 0; i < steps.length; i += 3) {
      const first = replay(steps[i + 1], sink);
      const second = replay(steps[i + 2], sink);
      sink[steps[i]](out, first, second);
    }
  }
  return out;
}

module.exports = { Recording, replay };
