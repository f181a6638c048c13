package dev.ftcost.spark;

import java.io.Serializable;

/**
 * A file that was found.
 *
 * @param path as the file system of Spark knows it
 * @param name what people see: below the folder that was given
 */
record InputFile(String path, String name, long size) implements Serializable {}
