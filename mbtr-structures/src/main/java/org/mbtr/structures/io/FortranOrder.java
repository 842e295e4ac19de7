package org.mbtr.structures.io;

import java.util.Arrays;

/** Rearranges arrays in which the first index runs fastest. */
final class FortranOrder {
    private FortranOrder() {}

    /** For each position in C order the position in Fortran order. */
    static int[] positions(int[] shape) {
        int[] strides = new int[shape.length];
        int size = 1;
        for (int i = 0; i < shape.length; i++) {
            strides[i] = size;
            size *= shape[i];
        }
        int[] positions = new int[size];
        int[] index = new int[shape.length];
        int at = 0;
        for (int i = 0; i < size; i++) {
            positions[i] = at;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                at -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return positions;
    }

    static double[] reordered(double[] values, int[] positions) {
        return Arrays.stream(positions)
                .mapToDouble(position -> values[position])
                .toArray();
    }

    static long[] reordered(long[] values, int[] positions) {
        return Arrays.stream(positions).mapToLong(position -> values[position]).toArray();
    }

    static String[] reordered(String[] values, int[] positions) {
        return Arrays.stream(positions).mapToObj(position -> values[position]).toArray(String[]::new);
    }
}
