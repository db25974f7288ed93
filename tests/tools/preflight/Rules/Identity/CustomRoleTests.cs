namespace Preflight.Tests.Rules.Identity;

public sealed class CustomRoleTests : RuleTests<CustomRoleTests>, IRuleCases
{
    private const string Permission = "permissions[0]";

    public static string Rule => "custom-role";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("everything", Actions("*"), "scorer"),
            NonCompliant("all writing", Actions("*/write"), "scorer"),
            NonCompliant("the assignment of roles", Actions("Microsoft.Authorization/roleAssignments/*"), "scorer"),
            NonCompliant("everything but deletions", Actions("*").With("scorer", $"{Permission}.notActions", Locks), "scorer"),
            NonCompliant("all data", Example.With("scorer", $"{Permission}.dataActions", new[] { "*" }), "scorer"),
            NonCompliant("all data of a provider", Cosmos("Microsoft.DocumentDB/*"), "threads-role"),
            NonCompliant("the root", Example.With("scorer", "assignableScopes", new[] { "/" }), "scorer"),
            NonCompliant(
                "two management groups",
                Example.With("scorer", "assignableScopes", new[] { Management, Management + "2" }),
                "scorer"
            ),
            NonCompliant("a management group with data", Groups.With("scorer", $"{Permission}.dataActions", Blobs), "scorer"),
            Compliant("a management group", Groups),
            Compliant("all reading", Actions("*/read")),
            Compliant(
                "assignments that are excluded",
                Actions("Microsoft.Authorization/*").With("scorer", $"{Permission}.notActions", Assign)
            ),
            Compliant("the data of a container", Cosmos("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/*")),
        ];

    private const string Management = "/providers/Microsoft.Management/managementGroups/corp";

    private static string[] Locks => ["Microsoft.Authorization/locks/delete"];

    private static string[] Assign => ["Microsoft.Authorization/*/write"];

    private static string[] Blobs => ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"];

    private static TestPlan Groups => Example.With("scorer", "assignableScopes", new[] { Management });

    private static TestPlan Actions(string action) => Example.With("scorer", $"{Permission}.actions", new[] { action });

    private static TestPlan Cosmos(string action) =>
        Example.Add(
            "cosmosdb:SqlResourceSqlRoleDefinition",
            "threads-role",
            new { accountName = "threads", permissions = new[] { new { dataActions = new[] { action } } } }
        );
}
