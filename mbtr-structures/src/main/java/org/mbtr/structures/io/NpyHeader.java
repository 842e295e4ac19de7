package org.mbtr.structures.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mbtr.structures.MbtrException;

/**
 * What precedes the numbers in NumPy's array format, versions 1.0, 2.0 and 3.0.
 *
 * @param type the type of one element
 * @param fortranOrder whether the first index runs fastest in the data
 * @param shape the extents; none for a single value
 */
record NpyHeader(NpyType type, boolean fortranOrder, long[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");
    private static final int ALIGNMENT = 64;
    /** No header of a supported type comes near this; a larger length means a damaged file. */
    private static final int LONGEST = 1 << 20;

    /**
     * Reads a header and leaves the stream at the first number.
     *
     * @param where file and array, for messages
     */
    static NpyHeader read(InputStream stream, String where) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            byte[] start = in.readNBytes(8);
            if (start.length < 8 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new MbtrException(
                        where + " is not an array in NumPy's format (it does not begin with \\x93NUMPY)");
            }
            int version = start[6];
            if (version < 1 || version > 3) {
                throw new MbtrException(
                        where + " has version " + version + " of NumPy's array format; known are 1, 2 and 3");
            }
            int length = version == 1
                    ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.reverseBytes(in.readInt());
            if (length < 0 || length > LONGEST) {
                throw new MbtrException(
                        where + " has a header of " + Integer.toUnsignedString(length) + " bytes; the file is damaged");
            }
            byte[] text = new byte[length];
            in.readFully(text);
            return parse(new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1), where);
        } catch (EOFException e) {
            throw new MbtrException(where + " ends within its header; the file is cut off", e);
        }
    }

    /** The header of an array in C order, padded so that the numbers begin at a multiple of 64 bytes. */
    byte[] bytes() {
        String extents = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '" + type.description() + "', 'fortran_order': " + (fortranOrder ? "True" : "False")
                + ", 'shape': (" + extents + (shape.length == 1 ? ",), }" : "), }");
        int prefix = MAGIC.length + 4;
        int padding = ALIGNMENT - (prefix + text.length() + 1) % ALIGNMENT;
        String padded = text + " ".repeat(padding % ALIGNMENT) + "\n";
        byte[] header = new byte[prefix + padded.length()];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[6] = 1;
        header[8] = (byte) padded.length();
        header[9] = (byte) (padded.length() >> 8);
        System.arraycopy(padded.getBytes(StandardCharsets.ISO_8859_1), 0, header, prefix, padded.length());
        return header;
    }

    /** Number of elements, 1 for a single value. */
    long size() {
        long size = 1;
        for (long extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }

    private static NpyHeader parse(String text, String where) {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!order.find() || !shape.find() || !type.find()) {
            throw new MbtrException(where + " has a header that cannot be used: " + text.strip()
                    + "; expected a plain array with descr, fortran_order and shape");
        }
        try {
            long[] extents = Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(extent -> !extent.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            NpyHeader header = new NpyHeader(
                    NpyType.parse(type.group(1), where), order.group(1).equals("True"), extents);
            if (header.size() < 0 || Arrays.stream(extents).anyMatch(extent -> extent < 0)) {
                throw new NumberFormatException("negative extent");
            }
            return header;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new MbtrException(where + " has an impossible shape: (" + shape.group(1) + ")", e);
        }
    }
}
