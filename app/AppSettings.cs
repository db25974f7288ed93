using App.Chat;
using App.History;
using App.Http;
using App.Identity;
using App.Ingestion;
using App.LanguageModel;
using App.Limits;
using App.Offline;
using App.Prediction;
using App.Privacy;
using App.Search;
using App.Settings;
using App.Suggestions;
using App.Telemetry;

namespace App;

/// <summary>
/// All settings of the app, one record for each feature. In an environment variable, write two underscores for the colon: Chat__Mode.
/// </summary>
internal sealed record AppSettings
{
    public required ChatSettings Chat { get; init; }

    public required SuggestionSettings Suggestions { get; init; }

    public required LimitSettings Limits { get; init; }

    public required OfflineSettings Offline { get; init; }

    public required SignInSettings SignIn { get; init; }

    /// <summary>Null if conversations stay in the browser.</summary>
    public HistorySettings? History { get; init; }

    /// <summary>Null in mode Offline.</summary>
    public ModelSettings? Model { get; init; }

    /// <summary>Set in mode Azure. Null outside Production without an endpoint: the app then searches the bundled documents.</summary>
    public SearchSettings? Search { get; init; }

    public required IngestionSettings Ingestion { get; init; }

    public required HttpSettings Http { get; init; }

    public required TelemetrySettings Telemetry { get; init; }

    public required Pseudonyms Pseudonyms { get; init; }

    public required PredictionSettings Prediction { get; init; }

    public required ReleaseSettings Release { get; init; }

    /// <summary>KeyVault:Uri. Read before the other settings, because the vault can hold them.</summary>
    public Uri? Vault { get; init; }

    public required UnknownSettings Unknown { get; init; }

    /// <exception cref="SettingsException">Lists every wrong setting by its key.</exception>
    public static AppSettings Read(IConfiguration configuration, IHostEnvironment environment) =>
        Read(new SettingsReader(configuration), environment);

    /// <exception cref="SettingsException">Lists every wrong setting by its key.</exception>
    internal static AppSettings Read(SettingsReader read, IHostEnvironment environment)
    {
        var settings = new AppSettings
        {
            Chat = ChatSettings.Read(read, environment),
            Suggestions = SuggestionSettings.Read(read),
            Limits = LimitSettings.Read(read),
            Offline = OfflineSettings.Read(read),
            SignIn = SignInSettings.Read(read),
            History = HistorySettings.Read(read),
            Ingestion = IngestionSettings.Read(read),
            Http = HttpSettings.Read(read, environment),
            Telemetry = TelemetrySettings.Read(read, environment),
            Pseudonyms = Pseudonyms.Read(read),
            Vault = read.HttpsAddress(VaultSettings.Setting, VaultSettings.Example),
            Prediction = PredictionSettings.Read(read),
            Release = ReleaseSettings.Read(read),
            Unknown = UnknownSettings.None,
        };
        settings = settings.Chat.Mode switch
        {
            ChatSettings.Azure => settings with
            {
                Model = ModelSettings.Read(read),
                Search = SearchSettings.Read(read, environment.IsProduction()),
            },
            ChatSettings.OpenAICompatible => settings with { Model = ModelSettings.ReadCompatible(read) },
            _ => settings,
        };
        read.ThrowIfWrong();
        return settings with { Unknown = read.Unknown };
    }
}
