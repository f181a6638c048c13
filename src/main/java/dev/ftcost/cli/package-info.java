/**
 * The doors: one class per command, options and then ten lines that connect the packages. The only place that knows picocli.
 *
 * <ul>
 * <li>In: a command line.
 * <li>Out: an exit code, an answer on stdout, diagnostics on stderr.
 * <li>Door: {@link dev.ftcost.cli.Ftcost}.
 * <li>Never: compute.
 * </ul>
 */
package dev.ftcost.cli;
