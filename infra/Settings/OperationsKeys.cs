using System.Net.Mail;

namespace Infra.Settings;

/// <summary>The keys about whom the workload tells what.</summary>
internal static class OperationsKeys
{
    private const string SampleEmail = "on-call@example.com";

    public static OnCall OnCall(SettingsReader read)
    {
        var emails = Emails(read);
        var webhook = Address(read, "alertWebhook", "--secret https://events.example.com/alerts");
        var quiet = read.Flag("quietAlerts");
        if (!quiet && emails.Count == 0 && webhook is null)
        {
            read.RefuseItem("alertEmails", 0, "is missing: alerts must reach somebody where quietAlerts is false", SampleEmail);
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
                read.RefuseItem("alertEmails", i, $"must be an address of mail alone, got '{given[i]}'", SampleEmail);
            }
            else if (given.Take(i).Contains(given[i], StringComparer.OrdinalIgnoreCase))
            {
                read.RefuseItem("alertEmails", i, $"tells the same address a second time, got '{given[i]}'", SampleEmail);
            }
        }

        return given;
    }

    private static string? Address(SettingsReader read, string key, string example)
    {
        var given = read.OptionalText(key);
        if (given is not null && (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme != "https"))
        {
            // What is no address may still be a token.
            read.Refuse(key, "must be an https address", example);
        }

        return given;
    }
}
