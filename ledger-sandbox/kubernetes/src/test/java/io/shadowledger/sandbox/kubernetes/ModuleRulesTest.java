package io.shadowledger.sandbox.kubernetes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

    private static final String BASE = "io.shadowledger.sandbox.kubernetes";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void the_node_agent_knows_the_api_through_its_client_alone() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".node")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + ".simulated..", BASE + ".real..", BASE)
                .check(CLASSES);
    }

    @Test
    void the_modes_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".simulated..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + ".real..", BASE + ".node..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(BASE + ".real..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + ".simulated..", BASE + ".node..")
                .check(CLASSES);
    }

    @Test
    void the_packages_of_the_simulation_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching(BASE + ".simulated.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void only_the_http_front_knows_http() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".simulated..")
                .and()
                .resideOutsideOfPackage(BASE + ".simulated.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.net.httpserver..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void only_the_rules_know_cel() {
        classes()
                .that()
                .resideInAPackage(BASE + "..")
                .and()
                .resideOutsideOfPackage(BASE + ".simulated.schema")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("dev.cel..", "com.google.protobuf..")
                .check(CLASSES);
    }
}
