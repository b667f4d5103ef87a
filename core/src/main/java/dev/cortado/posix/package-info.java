/**
 * The operating system: every call of the JDK's Foreign Function and Memory API is in this package, behind
 * {@link dev.cortado.posix.Posix}.
 */
package dev.cortado.posix;
