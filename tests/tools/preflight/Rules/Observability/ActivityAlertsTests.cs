namespace Preflight.Tests.Rules.Observability;

public sealed class ActivityAlertsTests : RuleTests<ActivityAlertsTests>, IRuleCases
{
    public static string Rule => "activity-alerts";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "no category",
                Example
                    .With("azure-incidents", "condition.allOf[0].field", "level")
                    .With("azure-incidents", "condition.allOf[0].equals", "Error"),
                "azure-incidents"
            ),
            NonCompliant(
                "a category that does not exist",
                Example.With("azure-incidents", "condition.allOf[0].equals", "Service"),
                "azure-incidents"
            ),
            NonCompliant(
                "service health of a resource group",
                Example.With("azure-incidents", "scopes[0]", TestPlan.Group),
                "azure-incidents"
            ),
            NonCompliant(
                "an event type that does not exist",
                Example.With("azure-incidents", "condition.allOf[1].anyOf[1].equals", "Outage"),
                "azure-incidents"
            ),
            NonCompliant(
                "service health without incidents",
                Example.With("azure-incidents", "condition.allOf[1].anyOf[0].equals", "Maintenance"),
                "azure-incidents"
            ),
            NonCompliant(
                "a field that does not exist",
                Example.With("azure-incidents", "condition.allOf[2]", new { field = "state", equals = "Active" }),
                "azure-incidents"
            ),
            NonCompliant("a region", Example.With("azure-incidents", "location", "swedencentral"), "azure-incidents"),
            NonCompliant(
                "another subscription",
                Example.With("azure-incidents", "scopes[0]", "/subscriptions/00000000-0000-0000-0000-000000000007"),
                "azure-incidents"
            ),
            NonCompliant("an operation of a misspelt type", Operation("Microsoft.KeyVault/vault/delete"), "azure-incidents"),
            NonCompliant("an operation with a star", Operation("Microsoft.KeyVault/vaults/*"), "azure-incidents"),
            NonCompliant("an operation without its verb", Operation("Microsoft.CognitiveServices/accounts/listKeys"), "azure-incidents"),
            NonCompliant(
                "resource health by level",
                Example.With(
                    "azure-incidents",
                    "condition.allOf",
                    new[] { new { field = "category", equals = "ResourceHealth" }, new { field = "level", equals = "Error" } }
                ),
                "azure-incidents"
            ),
            NonCompliant("a category only", Category("Administrative"), "azure-incidents"),
            Compliant("service health as a whole", Category("ServiceHealth")),
            NonCompliant(
                "a deletion of a level that it never has",
                Operation("Microsoft.KeyVault/vaults/delete")
                    .With("azure-incidents", "condition.allOf[2]", new { field = "level", equals = "Critical" }),
                "azure-incidents"
            ),
            Compliant(
                "a deletion that failed",
                Operation("Microsoft.KeyVault/vaults/delete")
                    .With("azure-incidents", "condition.allOf[2]", new { field = "level", equals = "Error" })
            ),
            Compliant("an operation", Operation("Microsoft.KeyVault/vaults/delete")),
            Compliant("an action of a type", Operation("Microsoft.CognitiveServices/accounts/listKeys/action")),
            Compliant("an operation of a type that is not in the package", Operation("Microsoft.Future/things/write")),
            Compliant("the region West Europe", Example.With("azure-incidents", "location", "West Europe")),
        ];

    private static TestPlan Category(string name) =>
        Example.With("azure-incidents", "condition.allOf", new[] { new { field = "category", equals = name } });

    private static TestPlan Operation(string name) =>
        Example.With(
            "azure-incidents",
            "condition.allOf",
            new[] { new { field = "category", equals = "Administrative" }, new { field = "operationName", equals = name } }
        );
}
