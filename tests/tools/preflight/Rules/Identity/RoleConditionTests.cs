namespace Preflight.Tests.Rules.Identity;

public sealed class RoleConditionTests : RuleTests<RoleConditionTests>, IRuleCases
{
    private const string Name = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name]";

    public static string Rule => "role-condition";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no version", Example.With("grant", "conditionVersion", null), "grant"),
            NonCompliant("another version", Example.With("grant", "conditionVersion", "1.0"), "grant"),
            NonCompliant("a version alone", Example.With("grant", "condition", null), "grant"),
            NonCompliant("a pattern of every name", Example.With("grant", "condition", $"({Name} StringLikeIgnoreCase '*')"), "grant"),
            Compliant("a pattern of some names", Example.With("grant", "condition", $"{Name} StringLike '*-logs'")),
            Compliant("no condition", Example.With("grant", "condition", null).With("grant", "conditionVersion", null)),
        ];
}
