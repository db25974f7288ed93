using System.Globalization;
using Infra.Access;
using Infra.Components.Observability;
using Infra.Components.Search;
using Infra.Components.Security;
using Infra.Components.Storage;
using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra.Components.Web;

/// <summary>The app's settings. None is a key: each dependency is an address, which the app calls with its identity.</summary>
public sealed record AppSettings
{
    /// <summary>What the app takes without the setting.</summary>
    private const int AppFirstTokenSeconds = 30;

    public required StackContext Context { get; init; }

    public required AppPackage Package { get; init; }

    /// <summary>The commit of the package; null if it is not known.</summary>
    public required string? Commit { get; init; }

    public required UserIdentity Identity { get; init; }

    public required Monitoring Monitoring { get; init; }

    /// <summary>In the order in which the app tries them.</summary>
    public required IReadOnlyList<Output<string>> ModelEndpoints { get; init; }

    /// <summary>The app tells the gateway which user a question has.</summary>
    public required bool UsesAiGateway { get; init; }

    public required ModelSettings Models { get; init; }

    public required SearchService Search { get; init; }

    /// <summary>Semantic ranker, indexer and knowledge base.</summary>
    public required SearchSettings SearchSettings { get; init; }

    public required KeyVault Vault { get; init; }

    public required BlobStore Documents { get; init; }

    /// <summary>The name of the account with which search embeds documents and questions; null if the app does.</summary>
    public required Output<string>? SearchModels { get; init; }

    /// <summary>Sign-in, history, limits and contact.</summary>
    public required ChatSettings Chat { get; init; }

    /// <summary>Null keeps conversations in the browser.</summary>
    public required Output<string>? HistoryEndpoint { get; init; }

    /// <summary>Null without a predictive model.</summary>
    public required Output<string>? PredictionUri { get; init; }

    /// <summary>The app trusts one more proxy behind the gateway.</summary>
    public required bool IsBehindGateway { get; init; }

    /// <summary>The settings that name the release; /readyz shows them, and a deployment is verified by them.</summary>
    public static Dictionary<string, Input<string>> Release(AppPackage package, string? commit)
    {
        var settings = new Dictionary<string, Input<string>> { ["Release__Version"] = package.Digest };
        AddIf(settings, "Release__Commit", commit);
        return settings;
    }

    public IReadOnlyDictionary<string, Input<string>> ToDictionary()
    {
        var settings = new Dictionary<string, Input<string>>(Release(Package, Commit))
        {
            ["Chat__Mode"] = "Azure",
            ["Chat__TokensPerDay"] = Chat.TokensPerDay.ToString(CultureInfo.InvariantCulture),

            // The number of proxies in front of the app: App Service's front end, and the gateway.
            ["Hosting__TrustedHops"] = IsBehindGateway ? "2" : "1",
            ["Identity__SignIn"] = Chat.SignInClientId is null ? "None" : "AppService",
            ["AZURE_CLIENT_ID"] = Identity.ClientId,
            ["AzureAI__ChatDeployment"] = Models.Chat.Purpose,
            ["KeyVault__Uri"] = Vault.Uri,

            // Open answers get 30 seconds to end during shutdown; the platform must wait longer.
            ["WEBSITES_CONTAINER_STOP_TIME_LIMIT"] = "60",

            // The exporter would report about itself to an address that a private network does not resolve.
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = Monitoring.ConnectionString,
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = Output.Format($"Authorization=AAD;ClientId={Identity.ClientId}"),
        };
        for (var i = 0; i < ModelEndpoints.Count; i++)
        {
            settings[$"AzureAI__Endpoints__{i}"] = ModelEndpoints[i];
        }

        AddIf(settings, "AzureAI__Gateway", UsesAiGateway ? "true" : null);

        AddIf(
            settings,
            "AzureAI__FirstTokenSeconds",
            Chat.FirstTokenSeconds == AppFirstTokenSeconds ? null : Chat.FirstTokenSeconds.ToString(CultureInfo.InvariantCulture)
        );
        AddIf(settings, "AzureAI__ReasoningEffort", ReasoningModel.Effort(Models.Chat.Model));
        AddKnowledge(settings);
        AddIf(settings, "History__TableEndpoint", HistoryEndpoint);
        AddIf(settings, "History__RetentionDays", Chat.HistoryDays?.ToString(CultureInfo.InvariantCulture));
        AddIf(settings, "Chat__Contact", Chat.Contact);
        AddIf(settings, "Prediction__Endpoint", PredictionUri);
        return settings;
    }

    private void AddKnowledge(Dictionary<string, Input<string>> settings)
    {
        // AI Search admits callers by address only, and in a public network the app has no address of its own.
        if (Context.Access.IsPublic)
        {
            settings["Search__Bundled"] = "true";
            return;
        }

        settings["AzureAI__EmbeddingDeployment"] = Models.Embedding.Purpose;
        settings["AzureAI__EmbeddingModel"] = $"{Models.Embedding.Model} {Models.Embedding.Version}";
        settings["Search__Endpoint"] = Search.Endpoint;
        settings["Search__Index"] = "knowledge";
        settings["Search__SemanticRanker"] = SearchSettings.SemanticRanker == "disabled" ? "false" : "true";
        settings["Documents__ContainerUri"] = Documents.ContainerUri;
        settings["Ingestion__StateContainerUri"] = Documents.StateUri;
        AddIf(settings, "Search__KnowledgeBase", SearchSettings.KnowledgeBase ? "true" : null);
        AddIf(settings, "Ingestion__EmbeddingAccount", SearchModels);
        if (SearchSettings.UsesIndexer)
        {
            settings["Ingestion__Engine"] = "Indexer";
            settings["Ingestion__StorageId"] = Documents.Id;
        }

        if (Context.Encryption is { } key)
        {
            // The service requires its indexes to be encrypted with this key.
            settings["Search__EncryptionKey__Uri"] = Output.Format($"{key.Uri}/{key.Version}");
            settings["Search__EncryptionKey__Identity"] = key.IdentityId;
        }
    }

    private static void AddIf(Dictionary<string, Input<string>> settings, string name, string? value) =>
        AddIf(settings, name, value is null ? null : Output.Create(value));

    private static void AddIf(Dictionary<string, Input<string>> settings, string name, Output<string>? value)
    {
        if (value is not null)
        {
            settings[name] = value;
        }
    }
}
