using System.Net.Mail;

namespace Infra.Settings;

/// <summary>The keys about notifications, budget and governance.</summary>
internal static class OperationsKeys
{
    public const string SampleEmail = "on-call@example.com";

    public static OperationsSettings Read(SettingsReader read, IReadOnlyList<ModelDeployment> deployments)
    {
        var assignsPolicies = read.Flag("assignPolicies");
        return new()
        {
            OnCall = OnCall(read),
            MonthlyBudget = read.Number("monthlyBudget", 1, 10_000_000),
            AssignPolicies = assignsPolicies,
            PolicyInitiatives = PolicyKeys.Initiatives(read, assignsPolicies),
            AllowedModels = PolicyKeys.Read(read, assignsPolicies, deployments),
            DefenderPlans = read.Flag("defenderPlans"),
        };
    }

    private static OnCall OnCall(SettingsReader read)
    {
        var emails = Emails(read);
        var webhook = Address(read, "alertWebhook", "https://events.example.com/alerts", isSecret: true);
        var quiet = read.Flag("quietAlerts");
        if (!quiet && emails.Count == 0 && webhook is null)
        {
            read.RejectItem(
                "alertEmails",
                0,
                "must be a plain e-mail address, got nothing: alerts need a receiver where quietAlerts is false",
                SampleEmail
            );
        }

        return new OnCall(
            emails,
            webhook,
            quiet,
            Address(read, "runbooks", "https://git.example.com/ai-workload/docs/runbooks")?.TrimEnd('/')
        );
    }

    private static IReadOnlyList<string> Emails(SettingsReader read)
    {
        var given = read.List("alertEmails", SampleEmail);
        for (var i = 0; i < given.Count; i++)
        {
            if (!MailAddress.TryCreate(given[i], out var address) || address.Address != given[i])
            {
                read.RejectItem(
                    "alertEmails",
                    i,
                    $"must be a plain e-mail address, got '{given[i]}'",
                    i == 0 ? SampleEmail : $"on-call-{i}@example.com"
                );
            }
            else if (given.Take(i).Contains(given[i], StringComparer.OrdinalIgnoreCase))
            {
                read.RejectItem("alertEmails", i, $"must be different from the other addresses, got '{given[i]}' twice", null);
            }
        }

        return given;
    }

    private static string? Address(SettingsReader read, string key, string example, bool isSecret = false)
    {
        var given = read.OptionalText(key);
        if (given is not null && (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme != "https"))
        {
            // The value is not shown, because it may contain a token.
            read.Reject(key, "must be an https address, got a value that is not shown", example, isSecret);
        }

        return given;
    }
}
