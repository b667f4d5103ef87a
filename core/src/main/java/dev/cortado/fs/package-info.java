/** Files: {@code fs}, {@code fs/promises} and what they are made of. */
package dev.cortado.fs;
