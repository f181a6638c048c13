/** Rate cards: loading, checking, layering, looking up. */
package dev.ftcost.rates;
