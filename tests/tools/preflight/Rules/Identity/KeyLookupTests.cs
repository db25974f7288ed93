namespace Preflight.Tests.Rules.Identity;

public sealed class KeyLookupTests : RuleTests<KeyLookupTests>, IRuleCases
{
    public static string Rule => "key-lookup";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the admin key of a search service", Example.Calling("azure-native:search:listAdminKey"), TestPlan.Stack),
            NonCompliant("the keys of a storage account", Example.Calling("azure-native:storage:listStorageAccountKeys"), TestPlan.Stack),
            Compliant("the identity of the deployer", Example.Calling("azure-native:authorization:getClientConfig")),
        ];
}
