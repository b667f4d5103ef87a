/** HTTP/1: the parser, the server's fast path, and the modules {@code http} and {@code _http_*} in {@code js/}. */
package dev.cortado.http;
