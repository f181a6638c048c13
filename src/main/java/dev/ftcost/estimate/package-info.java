/** What a fine-tuned model will cost: training, serving, and whether it pays; every amount exact until it is shown. */
package dev.ftcost.estimate;
