/** TextEncoder and TextDecoder; Java's charsets give the tables of the legacy encodings. */
package dev.cortado.encoding;
