/** Blob, in memory or over a file; JavaScript alone. */
package dev.cortado.blob;
