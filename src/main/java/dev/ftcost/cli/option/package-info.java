/**
 * Options that several commands share, their converters, exit codes, the progress bar and the terminal.
 *
 * <ul>
 * <li>In: words of a command line.
 * <li>Out: values that the commands hand on.
 * <li>Door: {@link dev.ftcost.cli.option.GlobalOptions}.
 * <li>Never: know a command.
 * </ul>
 */
package dev.ftcost.cli.option;
