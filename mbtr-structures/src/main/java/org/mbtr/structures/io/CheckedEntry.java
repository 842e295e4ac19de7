package org.mbtr.structures.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/** An entry of a zip archive whose checksum is compared at its end; Java's ZipFile leaves that to its callers. */
final class CheckedEntry extends CheckedInputStream {
    private final long expected;

    CheckedEntry(InputStream stream, long expected) {
        super(stream, new CRC32());
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value < 0) {
            compare();
        }
        return value;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        if (count < 0) {
            compare();
        }
        return count;
    }

    private void compare() throws IOException {
        if (expected >= 0 && getChecksum().getValue() != expected) {
            throw new ZipException("its checksum does not fit its content");
        }
    }
}
