/**
 * The bytes of a file: unpacked, decoded, cut into lines, with a checksum.
 *
 * <ul>
 * <li>In: a path or a stream.
 * <li>Out: streams and lines; a break in an archive is distinguished from its end.
 * <li>Door: {@link dev.ftcost.source.bytes.Compression}.
 * <li>Never: look at what a line says.
 * </ul>
 */
package dev.ftcost.source.bytes;
