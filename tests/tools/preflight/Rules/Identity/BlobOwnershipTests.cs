namespace Preflight.Tests.Rules.Identity;

public sealed class BlobOwnershipTests : RuleTests<BlobOwnershipTests>, IRuleCases
{
    public static string Rule => "blob-ownership";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no condition", Bare, "agents-own-files"),
            Compliant("a container", Bare.With("agents-own-files", "scope", $"{Example.IdOf("files")}/blobServices/default/containers/a")),
            Compliant("a reader", Bare.With("agents-own-files", "roleDefinitionId", Roles.BlobReader)),
        ];

    private static TestPlan Bare => Example.With("agents-own-files", "condition", null);
}
