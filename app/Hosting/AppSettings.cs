using App.History;
using App.Identity;
using App.Ingestion;
using App.Limits;
using App.Models;
using App.Privacy;
using App.Search;
using App.Telemetry;

namespace App.Hosting;

/// <summary>What can be set from outside. An environment variable spells the colon as two underscores: Chat__Mode.</summary>
internal sealed record AppSettings
{
    public const string Embedded = "Embedded";
    public const string Azure = "Azure";

    /// <summary>Chat:Mode. Where answers come from; must be chosen in Production.</summary>
    public required string Mode { get; init; }

    public required LimitSettings Limits { get; init; }

    /// <summary>Chat:HeartbeatSeconds. The longest silence in a stream.</summary>
    public required TimeSpan Heartbeat { get; init; }

    /// <summary>
    /// Chat:WordPauseMilliseconds. Without a model an answer is there at once; a pause lets it be read, and stopped, as it arrives.
    /// </summary>
    public required TimeSpan WordPause { get; init; }

    public required SignInSettings SignIn { get; init; }

    /// <summary>Null where conversations stay in the browser.</summary>
    public HistorySettings? History { get; init; }

    /// <summary>Chat:Contact. Where a person can be reached: an https: or mailto: address.</summary>
    public Uri? Contact { get; init; }

    /// <summary>Set in the mode Azure alone.</summary>
    public ModelSettings? Model { get; init; }

    /// <summary>Set in the mode Azure. Outside Production it may be missing there: the bundled documents are searched then.</summary>
    public SearchSettings? Search { get; init; }

    /// <summary>Knowledge:Folder. Where the documents lie; by default beside the program.</summary>
    public required string KnowledgeFolder { get; init; }

    public required IngestionSettings Ingestion { get; init; }

    /// <summary>Hosting:TrustedHops. How many front ends stand before the app: none, App Service's, or a gateway's before that.</summary>
    public required int TrustedHops { get; init; }

    /// <summary>Hosting:NoticeSeconds. How long readiness is red before an ending app stops listening.</summary>
    public required TimeSpan Notice { get; init; }

    /// <summary>Hosting:DrainSeconds. How long open answers may then take; App Service must be told to wait as long.</summary>
    public required TimeSpan Drain { get; init; }

    public required TelemetrySettings Telemetry { get; init; }

    public required Pseudonyms Pseudonyms { get; init; }

    /// <summary>KeyVault:Uri. Read before the other settings, which may come from there.</summary>
    public Uri? Vault { get; init; }

    /// <summary>Names of settings that nothing reads.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Prediction:Endpoint. Where a predictive model is scored; null offers none.</summary>
    public required Uri? PredictionEndpoint { get; init; }

    /// <summary>Release:Version and Release:Commit, as the deployment names them; shown by /readyz.</summary>
    public string? Version { get; init; }

    public string? Commit { get; init; }

    /// <exception cref="SettingsException">Lists everything that is wrong, by the names of the settings.</exception>
    public static AppSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var read = new SettingsReader(configuration);
        var settings = new AppSettings
        {
            Mode = read.Choice(
                "Chat:Mode",
                [Embedded, Azure],
                environment.IsProduction() ? null : Embedded,
                "in Production the mode is never assumed; Embedded answers by quoting the bundled documents, without a model"
            ),
            Limits = LimitSettings.Read(read),
            Heartbeat = TimeSpan.FromSeconds(read.Number("Chat:HeartbeatSeconds", 15, 1, 120)),
            WordPause = TimeSpan.FromMilliseconds(read.Number("Chat:WordPauseMilliseconds", 12, 0, 1_000)),
            SignIn = SignInSettings.Read(read),
            History = HistorySettings.Read(read),
            Contact = read.Address("Chat:Contact", [Uri.UriSchemeHttps, Uri.UriSchemeMailto], "mailto:help@example.com"),
            KnowledgeFolder = read.Folder("Knowledge:Folder", Path.Combine(AppContext.BaseDirectory, "knowledge")),
            Ingestion = IngestionSettings.Read(read),
            TrustedHops = read.Number("Hosting:TrustedHops", 0, 0, 2),
            Notice = TimeSpan.FromSeconds(read.Number("Hosting:NoticeSeconds", environment.IsProduction() ? 3 : 0, 0, 60)),
            Drain = TimeSpan.FromSeconds(read.Number("Hosting:DrainSeconds", 30, 1, 120)),
            Telemetry = TelemetrySettings.Read(read, environment),
            Pseudonyms = Pseudonyms.Read(read),
            Vault = read.HttpsAddress(VaultSettings.Setting, VaultSettings.Example),
            PredictionEndpoint = read.HttpsAddress("Prediction:Endpoint", "https://<endpoint>.<region>.inference.ml.azure.com/score"),
            Version = read.Text("Release:Version"),
            Commit = read.Text("Release:Commit"),
        };
        if (settings.Mode == Azure)
            settings = settings with { Model = ModelSettings.Read(read), Search = SearchSettings.Read(read, environment.IsProduction()) };
        read.ThrowIfWrong();
        return settings with { Unknown = read.Unknown };
    }
}
