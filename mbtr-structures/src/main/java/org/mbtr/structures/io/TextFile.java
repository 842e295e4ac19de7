package org.mbtr.structures.io;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.mbtr.structures.MbtrException;

/** Opens text files in UTF-8, unpacking gzip wherever the first two bytes announce it. */
final class TextFile {
    private static final int BUFFER = 1 << 16;

    private TextFile() {}

    /** The lines of a file. */
    static BufferedReader open(Path file) {
        if (Files.isDirectory(file)) {
            throw new MbtrException(file + " is a folder; expected a file");
        }
        try {
            return reader(Files.newInputStream(file), file.getFileName().toString());
        } catch (NoSuchFileException e) {
            throw new MbtrException(file + " does not exist", e);
        } catch (IOException e) {
            throw new MbtrException(file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The lines of a stream; closes it if it cannot be read at all. */
    static BufferedReader reader(InputStream stream, String title) {
        InputStream buffered = new BufferedInputStream(stream, BUFFER);
        try {
            buffered.mark(2);
            boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            InputStream text = packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
            return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), BUFFER);
        } catch (IOException e) {
            try {
                buffered.close();
            } catch (IOException onClose) {
                e.addSuppressed(onClose);
            }
            throw new MbtrException(title + " cannot be read: " + e.getMessage(), e);
        }
    }
}
