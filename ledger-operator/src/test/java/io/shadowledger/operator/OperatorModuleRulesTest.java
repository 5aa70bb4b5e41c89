package io.shadowledger.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

class OperatorModuleRulesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shadowledger.operator");

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("io.shadowledger.operator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void topicsAndDatabaseKnowNothingOfKubernetes() {
        noClasses()
                .that()
                .resideInAnyPackage("..operator.topics", "..operator.database", "..operator.digest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..")
                .check(classes);
    }

    @Test
    void onlyTheEdgeOfTopicsKnowsKafkasClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..operator.topics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(classes);
        noClasses()
                .that()
                .haveSimpleName("TopicPlanner")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(classes);
    }

    @Test
    void nothingBelowTheWiringKnowsSpring() {
        noClasses()
                .that()
                .resideInAPackage("io.shadowledger.operator.*..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        // The reader of crontab lines, which needs nothing else of it.
                        .and(not(type(CronExpression.class))))
                .check(classes);
    }

    /** Topics are the bank's data: no code of the operator can delete one. */
    @Test
    void nothingDeletesATopic() {
        noClasses()
                .should()
                .callMethodWhere(
                        JavaCall.Predicates.target(HasName.Predicates.nameMatching("deleteTopics|deleteRecords")))
                .check(classes);
    }
}
