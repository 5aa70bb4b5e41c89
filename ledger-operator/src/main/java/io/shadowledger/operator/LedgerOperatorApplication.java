package io.shadowledger.operator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The operator's process. */
@SpringBootApplication
public class LedgerOperatorApplication {

    public static void main(String[] args) {
        SpringApplication.run(LedgerOperatorApplication.class, args);
    }
}
