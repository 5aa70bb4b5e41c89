package io.shadowledger.crds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CrdModuleRulesTest {

    @Test
    void theTypesDependOnTheKubernetesModelAndItsAnnotationsOnly() {
        // Given
        var types = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.shadowledger.crds");

        // When
        var rule = classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.shadowledger.crds",
                        "java..",
                        "org.jspecify.annotations",
                        "com.fasterxml.jackson.annotation",
                        "io.fabric8.crd.generator.annotation",
                        "io.fabric8.generator.annotation",
                        "io.fabric8.kubernetes.api.model..",
                        "io.fabric8.kubernetes.model.annotation",
                        "io.fabric8.kubernetes.client");

        // Then
        rule.check(types);
    }
}
