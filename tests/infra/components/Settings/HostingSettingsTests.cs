namespace Infra.Tests;

/// <summary>The keys about the app and its users.</summary>
public sealed class HostingSettingsTests
{
    public static TheoryData<string, string?, string, string, string> Wrong =>
        new()
        {
            { "appPlan", "F1", "appPlan", "must be B1, B2, B3, P0v3, P1v3, P2v3 or P3v3, got 'F1'", "B1" },
            { "appInstances", "4", "appInstances", "must be a whole number from 1 to 3, got '4'", "1" },
            { "zoneRedundant", "true", "zoneRedundant", "must be false with appPlan B1, got 'true': it needs a Premium v3 plan", "false" },
            { "zoneRedundant", "yes", "zoneRedundant", "must be true or false, got 'yes'", "false" },
            {
                "signInClientId",
                "my-app",
                "signInClientId",
                "must be the GUID of an app registration, got 'my-app'",
                "11111111-2222-4333-8444-555555555555"
            },
            { "appPackage", "missing.zip", "appPackage", "must be the path of an existing .zip, got 'missing.zip'", "../app.zip" },
            {
                "chatHistoryDays",
                "30",
                "chatHistoryDays",
                "must be 0 without signInClientId, got '30': conversation history requires sign-in",
                "0"
            },
            { "chatHistoryDays", "400", "chatHistoryDays", "must be a whole number from 0 to 365, got '400'", "0" },
            { "chatTokensPerDay", "0", "chatTokensPerDay", "must be a whole number from 10000 to 1000000000, got '0'", "10000" },
            { "firstTokenSeconds", "5", "firstTokenSeconds", "must be a whole number from 10 to 120, got '5'", "10" },
            {
                "contact",
                "the help desk",
                "contact",
                "must be an https or mailto address, got 'the help desk'",
                "mailto:ai-help@example.com"
            },
            { "appMaxInstances", "3", "appMaxInstances", "must be 0 with appPlan B1, got '3': autoscale needs a Premium v3 plan", "0" },
            { "appMaxInstances", "1", "appMaxInstances", "must be more than appInstances (1), or 0 for no autoscale, got '1'", "0" },
            { "stagingSlot", "true", "stagingSlot", "must be false with appPlan B1, got 'true': it needs a Premium v3 plan", "false" },
            { "stagingPercent", "10", "stagingSlot", "must be true where stagingPackage or stagingPercent is set, got 'false'", "true" },
            {
                "stagingCommit",
                "0123",
                "stagingCommit",
                "must be empty without stagingPackage, got '0123': the slot runs the package of production",
                ""
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
