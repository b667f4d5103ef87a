'use strict';

// The listeners of one type on an EventTarget: a linked list, since one that is added while an event is dispatched is still
// reached by it, and one that is removed is not.

// A weak listener lives as long as the object it was added for.
const keptBy = new WeakMap();
let collected;

class Listener {
  constructor(list, callback, { once, capture, passive, weak, resistStopPropagation, nodeStyle }) {
    this.list = list;
    this.next = undefined;
    this.previous = undefined;
    this.once = once;
    this.capture = capture;
    this.passive = passive;
    this.resistStopPropagation = resistStopPropagation;
    this.nodeStyle = nodeStyle;
    this.removed = false;
    this.weak = Boolean(weak);
    if (!weak) {
      this.callback = callback;
      return;
    }
    this.callback = new WeakRef(callback);
    collected ??= new FinalizationRegistry((ref) => ref.deref()?.remove());
    collected.register(callback, new WeakRef(this), this);
    const kept = keptBy.get(weak);
    if (kept === undefined) keptBy.set(weak, [callback]);
    else kept.push(callback);
  }

  /** The function or object that was added; undefined once it is gone. */
  get() {
    return this.weak ? this.callback.deref() : this.callback;
  }

  same(callback, capture) {
    return this.capture === capture && this.get() === callback;
  }

  remove() {
    if (this.removed) return;
    this.removed = true;
    const { list, previous, next } = this;
    // `next` stays: a dispatch that is here goes on from it.
    if (previous === undefined) list.first = next;
    else previous.next = next;
    if (next === undefined) list.last = previous;
    else next.previous = previous;
    list.size--;
    if (this.weak) collected.unregister(this);
  }
}

class ListenerList {
  constructor() {
    this.size = 0;
    this.first = undefined;
    this.last = undefined;
  }

  find(callback, capture) {
    let listener = this.first;
    while (listener !== undefined && !listener.same(callback, capture)) listener = listener.next;
    return listener;
  }

  add(callback, options) {
    const listener = new Listener(this, callback, options);
    if (this.last === undefined) {
      this.first = listener;
    } else {
      listener.previous = this.last;
      this.last.next = listener;
    }
    this.last = listener;
    this.size++;
    return listener;
  }
}

module.exports = { ListenerList };
