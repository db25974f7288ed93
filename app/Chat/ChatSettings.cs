using App.Settings;

namespace App.Chat;

/// <summary>How the app answers.</summary>
internal sealed record ChatSettings
{
    public const string Offline = "Offline";
    public const string Azure = "Azure";
    public const string OpenAICompatible = "OpenAICompatible";

    /// <summary>Chat:Mode. Offline quotes the documents; Azure and OpenAICompatible ask a language model. Required in Production.</summary>
    public required string Mode { get; init; }

    /// <summary>Chat:HeartbeatSeconds. The longest time without a byte in an answer's stream.</summary>
    public required TimeSpan Heartbeat { get; init; }

    /// <summary>Chat:Contact. An https: or mailto: address that the page shows beside refusals.</summary>
    public Uri? Contact { get; init; }

    public static ChatSettings Read(SettingsReader read, IHostEnvironment environment) =>
        new()
        {
            Mode = read.Choice("Chat:Mode", [Offline, Azure, OpenAICompatible], environment.IsProduction() ? null : Offline),
            Heartbeat = TimeSpan.FromSeconds(read.Number("Chat:HeartbeatSeconds", 15, 1, 120)),
            Contact = read.Address("Chat:Contact", [Uri.UriSchemeHttps, Uri.UriSchemeMailto], "mailto:help@example.com"),
        };
}
