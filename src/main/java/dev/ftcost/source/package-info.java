/** What a file is, by what is in it; how DuckDB scans it; and the exact readers that name a bad line. */
package dev.ftcost.source;
