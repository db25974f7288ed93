namespace Infra.Settings;

/// <summary>The keys about sign-in and what users may do.</summary>
internal static class ChatKeys
{
    public static ChatSettings Read(SettingsReader read)
    {
        var signIn = read.OptionalGuid("signInClientId", "an app registration");
        return new()
        {
            SignInClientId = signIn,
            HistoryDays = HistoryDays(read, signIn),
            TokensPerDay = read.Number("chatTokensPerDay", 10_000, 1_000_000_000),
            FirstTokenSeconds = read.Number("firstTokenSeconds", 10, 120),
            Contact = Contact(read),
        };
    }

    private static int? HistoryDays(SettingsReader read, string? signInClientId)
    {
        var given = read.Number("chatHistoryDays", 0, 365);
        if (given > 0 && signInClientId is null)
        {
            read.Reject("chatHistoryDays", $"must be 0 without signInClientId, got '{given}': conversation history requires sign-in", "0");
        }

        return given == 0 ? null : given;
    }

    private static string? Contact(SettingsReader read)
    {
        var given = read.OptionalText("contact");
        if (given is not null && (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "mailto")))
        {
            read.Reject("contact", $"must be an https or mailto address, got '{given}'", "mailto:ai-help@example.com");
        }

        return given;
    }
}
