package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks made before a server is started, so that the message is ours and names the remedy. */
final class Directories {

    private Directories() {}

    /** @throws BackingException if the directory cannot be written, or its disk has less than the bytes needed */
    static void requireUsable(String name, Path directory, long bytesNeeded) throws IOException {
        if (!Files.isReadable(directory) || !Files.isWritable(directory) || !Files.isExecutable(directory)) {
            throw new BackingException(name + " cannot use " + directory + ": user " + System.getProperty("user.name")
                    + " may not read and write it");
        }
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < bytesNeeded) {
            throw new BackingException(name + " needs " + (bytesNeeded >> 20) + " MB on the disk of " + directory
                    + ", and only " + (free >> 20) + " MB are free: make room or choose another directory");
        }
    }
}
