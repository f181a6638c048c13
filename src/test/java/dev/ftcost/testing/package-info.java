/**
 * What several tests share and no test is: made-up usage, bills and series, a second computation of a cost, damaged files,
 * and the program run as a shell would run it. Only tests use it.
 */
package dev.ftcost.testing;
