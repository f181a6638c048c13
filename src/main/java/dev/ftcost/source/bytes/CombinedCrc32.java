package dev.ftcost.source.bytes;

/** The CRC-32 of a file from those of its parts, one after the other. */
public final class CombinedCrc32 {
    /** The polynomial of CRC-32 with its bits in the order in which they come. */
    private static final int POLYNOMIAL = 0xEDB88320;

    private int value;
    private long stepBytes = -1;
    private int step;

    /** @param crc of the part that comes next */
    public void add(long crc, long bytes) {
        if (bytes != stepBytes) {
            stepBytes = bytes;
            step = powerOfX(bytes * 8);
        }
        // What came before is what it would be with the length of the part in zeros behind it.
        value = times(step, value) ^ (int) crc;
    }

    public long value() {
        return value & 0xFFFFFFFFL;
    }

    /** The product of two polynomials, modulo that of CRC-32. */
    private static int times(int a, int b) {
        int product = 0;
        int multiple = b;
        for (int bit = 1 << 31; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= multiple;
            }
            multiple = (multiple & 1) != 0 ? multiple >>> 1 ^ POLYNOMIAL : multiple >>> 1;
        }
        return product;
    }

    /** x to a power, modulo the polynomial. */
    private static int powerOfX(long exponent) {
        int power = 1 << 31;
        int square = 1 << 30;
        for (long left = exponent; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                power = times(power, square);
            }
            square = times(square, square);
        }
        return power;
    }
}
