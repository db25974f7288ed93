using System.Globalization;
using Infra.Settings;
using Infra.Shared;
using Pulumi;

namespace Infra.Components;

/// <summary>What the app is told of its surroundings. No value is a key: each dependency is an address, used with the app's identity.</summary>
public sealed record AppSettings
{
    public required AppPackage Package { get; init; }
    public required UserIdentity Identity { get; init; }
    public required Monitoring Monitoring { get; init; }

    /// <summary>In the order in which the app tries them.</summary>
    public required IReadOnlyList<AiAccount> Accounts { get; init; }

    public required SearchService Search { get; init; }
    public required KeyVault Vault { get; init; }
    public required BlobStore Documents { get; init; }

    /// <summary>What indexes are encrypted with, where the service takes no other; null leaves it to Azure.</summary>
    public EncryptionKey? Encryption { get; init; }

    /// <summary>Null where conversations stay in the browser.</summary>
    public Output<string>? HistoryEndpoint { get; init; }

    /// <summary>Null where no predictive model is served.</summary>
    public Output<string>? PredictionUri { get; init; }

    /// <summary>Which release this is, as /readyz says: what a deployment is proved by.</summary>
    public static Dictionary<string, Input<string>> Release(AppPackage package, string? commit)
    {
        var settings = new Dictionary<string, Input<string>> { ["Release__Version"] = package.Digest };
        AddIf(settings, "Release__Commit", commit);
        return settings;
    }

    public IReadOnlyDictionary<string, Input<string>> For(WorkloadSettings stack)
    {
        var settings = new Dictionary<string, Input<string>>(Release(Package, stack.Commit))
        {
            ["Chat__Mode"] = "Azure",
            ["Chat__TokensPerDay"] = stack.TokensPerDay.ToString(CultureInfo.InvariantCulture),

            // App Service's front end stands before the app, and the gateway before that: the app believes no more of them than there are.
            ["Hosting__TrustedHops"] = stack.Gateway is null ? "1" : "2",
            ["Identity__SignIn"] = stack.SignInClientId is null ? "None" : "AppService",
            ["AZURE_CLIENT_ID"] = Identity.ClientId,
            ["AzureAI__ChatDeployment"] = stack.Chat.Purpose,
            ["KeyVault__Uri"] = Vault.Uri,

            // Open answers get half a minute to end after the app has said that it stops.
            ["WEBSITES_CONTAINER_STOP_TIME_LIMIT"] = "60",

            // The exporter would report on itself to an address of its own, which a closed network does not know.
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = Monitoring.ConnectionString,
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = Output.Format($"Authorization=AAD;ClientId={Identity.ClientId}"),
        };
        for (var i = 0; i < Accounts.Count; i++)
        {
            settings[$"AzureAI__Endpoints__{i}"] = Accounts[i].Endpoint;
        }

        AddKnowledge(settings, stack);
        AddIf(settings, "History__TableEndpoint", HistoryEndpoint);
        AddIf(settings, "History__RetentionDays", stack.HistoryDays?.ToString(CultureInfo.InvariantCulture));
        AddIf(settings, "Chat__Contact", stack.Contact);
        AddIf(settings, "Prediction__Endpoint", PredictionUri);
        return settings;
    }

    private void AddKnowledge(Dictionary<string, Input<string>> settings, WorkloadSettings stack)
    {
        // AI Search admits addresses alone, and in a public network the app has none of its own.
        if (stack.Network == NetworkMode.Public)
        {
            settings["Search__Bundled"] = "true";
            return;
        }

        settings["AzureAI__EmbeddingDeployment"] = stack.Embedding.Purpose;
        settings["AzureAI__EmbeddingModel"] = $"{stack.Embedding.Model} {stack.Embedding.Version}";
        settings["Search__Endpoint"] = Search.Endpoint;
        settings["Search__Index"] = "knowledge";
        settings["Search__SemanticRanker"] = stack.SemanticSearch == "disabled" ? "false" : "true";
        settings["Documents__ContainerUri"] = Documents.ContainerUri;
        settings["Ingestion__StateContainerUri"] = Documents.StateUri;
        if (Encryption is { } key)
        {
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
