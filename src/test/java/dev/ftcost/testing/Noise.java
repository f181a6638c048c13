package dev.ftcost.testing;

import java.util.SplittableRandom;

/** Kinds of daily noise, each with mean 0 and variance 1. */
public enum Noise {
    INDEPENDENT {
        @Override
        public double next(SplittableRandom random, double before) {
            return random.nextGaussian();
        }
    },
    /** Each day keeps 0.3 of the day before. */
    CORRELATED {
        @Override
        public double next(SplittableRandom random, double before) {
            return 0.3 * before + Math.sqrt(1 - 0.09) * random.nextGaussian();
        }
    },
    /** Student's t with five degrees of freedom. */
    HEAVY_TAILED {
        @Override
        public double next(SplittableRandom random, double before) {
            double squares = 0;
            for (int i = 0; i < 5; i++) {
                double each = random.nextGaussian();
                squares += each * each;
            }
            return random.nextGaussian() / Math.sqrt(squares / 5) * Math.sqrt(3.0 / 5);
        }
    };

    public abstract double next(SplittableRandom random, double before);
}
