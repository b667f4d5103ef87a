/**
 * Buffer: bytes, encodings and what converts between them. The codecs for UTF-8 and UTF-16 are V8's own, reached through
 * WebAssembly's string instructions ({@code js/engine_strings.js}).
 */
package dev.cortado.buffer;
