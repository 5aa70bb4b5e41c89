package io.shadowledger.api.auth;

/** A user's name and password; never printed. */
public record Credentials(String username, String password) {

    @Override
    public String toString() {
        return "Credentials[username=" + username + "]";
    }
}
