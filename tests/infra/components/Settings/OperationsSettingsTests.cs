namespace Infra.Tests;

/// <summary>The keys about logs, notifications and budget.</summary>
public sealed class OperationsSettingsTests
{
    public static TheoryData<string, string?, string, string, string> Wrong =>
        new()
        {
            { "logRetentionDays", "7", "logRetentionDays", "must be a whole number from 30 to 730, got '7'", "30" },
            {
                "alertEmails",
                "[]",
                "alertEmails[0]",
                "must be a plain e-mail address, got nothing: alerts need a receiver where quietAlerts is false",
                "on-call@example.com"
            },
            {
                "alertEmails",
                """["On call <on-call@example.com>"]""",
                "alertEmails[0]",
                "must be a plain e-mail address, got 'On call <on-call@example.com>'",
                "on-call@example.com"
            },
            {
                "alertEmails",
                """["a@example.com", "A@example.com"]""",
                "alertEmails[1]",
                "must be different from the other addresses, got 'A@example.com' twice",
                WrongSetting.Removed
            },
            {
                "alertWebhook",
                "http://events.example.com/?token=secret",
                "alertWebhook",
                "must be an https address, got a value that is not shown",
                "--secret https://events.example.com/alerts"
            },
            {
                "runbooks",
                "docs/runbooks",
                "runbooks",
                "must be an https address, got a value that is not shown",
                "https://git.example.com/ai-workload/docs/runbooks"
            },
            { "quietAlerts", "at night", "quietAlerts", "must be true or false, got 'at night'", "false" },
            { "monthlyBudget", "0", "monthlyBudget", "must be a whole number from 1 to 10000000, got '0'", "1" },
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
