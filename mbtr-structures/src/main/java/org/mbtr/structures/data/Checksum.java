package org.mbtr.structures.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mbtr.structures.MbtrException;

/** Checksums: SHA-256 of our files, MD5 where others publish that. */
public final class Checksum {
    private Checksum() {}

    /**
     * Checksum of a file in hexadecimal, lower case.
     *
     * @throws MbtrException if the file cannot be read
     */
    public static String of(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return of(stream);
        } catch (IOException e) {
            throw new MbtrException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Checksum of everything that a stream still holds. */
    public static String of(InputStream stream) throws IOException {
        return of(stream, digest("SHA-256"));
    }

    /** MD5 checksum of everything that a stream still holds, in hexadecimal, lower case. */
    static String md5(InputStream stream) throws IOException {
        return of(stream, digest("MD5"));
    }

    private static String of(InputStream stream, MessageDigest digest) throws IOException {
        try (DigestInputStream digesting = new DigestInputStream(stream, digest)) {
            digesting.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
