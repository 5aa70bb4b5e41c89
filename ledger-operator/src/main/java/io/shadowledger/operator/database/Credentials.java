package io.shadowledger.operator.database;

/** A login. Its text form says nothing, so that it can enter no log. */
public record Credentials(String username, String password) {

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
