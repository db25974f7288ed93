namespace Infra.Tests;

/// <summary>The keys about the stack, its tags, vault and deployer.</summary>
public sealed class StackSettingsTests
{
    public static TheoryData<string, string?, string, string, string> Wrong =>
        new()
        {
            { "azure-native:location", "", "azure-native:location", "must be the name of an Azure region, got nothing", "swedencentral" },
            {
                "azure-native:location",
                "swedencentrl",
                "azure-native:location",
                "must be the name of an Azure region, got 'swedencentrl'",
                "swedencentral"
            },
            {
                "azure-native:location",
                "East US 2",
                "azure-native:location",
                "must be the name of an Azure region, got 'East US 2'",
                "eastus2"
            },
            { "workload", "", "workload", "must be 2 to 10 lower-case letters and digits, starting with a letter, got nothing", "aichat" },
            {
                "workload",
                "My Chat",
                "workload",
                "must be 2 to 10 lower-case letters and digits, starting with a letter, got 'My Chat'",
                "aichat"
            },
            {
                "workload",
                "averylongname",
                "workload",
                "must be 2 to 10 lower-case letters and digits, starting with a letter, got 'averylongname'",
                "aichat"
            },
            { "vaultRetentionDays", "100", "vaultRetentionDays", "must be a whole number from 7 to 90, got '100'", "7" },
            {
                "deployerObjectId",
                "ci",
                "deployerObjectId",
                "must be the GUID of a user, a group or an identity, got 'ci'",
                "11111111-2222-4333-8444-555555555555"
            },
            { "deployerPrincipalType", "Robot", "deployerPrincipalType", "must be User, ServicePrincipal or Group, got 'Robot'", "User" },
            {
                "tags",
                """["owner", "owner=a", "cost-centre=b"]""",
                "tags[0]",
                "must be name=value with a name of 1 to 128 characters without <>%&\\?/ and a value of up to 256, " + "got 'owner'",
                WrongSetting.Removed
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "workload=x"]""",
                "tags[2]",
                "must not set 'workload', which the program sets, got 'workload=x'",
                WrongSetting.Removed
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "Environment=x"]""",
                "tags[2]",
                "must not set 'Environment', which the program sets, got 'Environment=x'",
                WrongSetting.Removed
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "managed-by=x"]""",
                "tags[2]",
                "must not set 'managed-by', which the program sets, got 'managed-by=x'",
                WrongSetting.Removed
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "Owner=c"]""",
                "tags[2]",
                "must not set 'Owner' a second time, got 'Owner=c'",
                WrongSetting.Removed
            },
            {
                "tags",
                """["owner=a"]""",
                "tags[1]",
                "must be cost-centre=<value>, got nothing: the tag is required",
                "cost-centre=ai-platform"
            },
            {
                "customerManagedKeys",
                "true",
                "vaultPurgeProtection",
                "must be true with customerManagedKeys, got 'false': data is lost with a purged key, so services " + "reject such a vault",
                "true"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_rejected_with_the_command_that_fixes_it(
        string key,
        string? value,
        string entry,
        string problem,
        string example
    ) => WrongSetting.Check(key, value, entry, problem, example);
}
