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

    /// <summary>Null where no predictive model is served.</summary>
    public Output<string>? PredictionUri { get; init; }

    public IReadOnlyDictionary<string, Input<string>> For(WorkloadSettings stack)
    {
        var settings = new Dictionary<string, Input<string>>
        {
            // The app answers from its bundled documents until its Azure mode is built; the rest of these wait for that.
            ["Chat__Mode"] = "Embedded",
            ["Release__Version"] = Package.Digest,

            // App Service's front end stands before the app, and the gateway before that: the app believes no more of them than there are.
            ["Hosting__TrustedHops"] = stack.Gateway is null ? "1" : "2",
            ["AZURE_CLIENT_ID"] = Identity.ClientId,
            ["AzureAI__ChatDeployment"] = stack.Chat.Purpose,
            ["AzureAI__EmbeddingDeployment"] = stack.Embedding.Purpose,
            ["Search__Endpoint"] = Search.Endpoint,
            ["Search__Index"] = "knowledge",
            ["Documents__ContainerUri"] = Documents.ContainerUri,
            ["KeyVault__Uri"] = Vault.Uri,
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = Monitoring.ConnectionString,
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = Output.Format($"Authorization=AAD;ClientId={Identity.ClientId}"),
        };
        for (var i = 0; i < Accounts.Count; i++)
        {
            settings[$"AzureAI__Endpoints__{i}"] = Accounts[i].Endpoint;
        }

        if (PredictionUri is { } prediction)
        {
            settings["Prediction__Endpoint"] = prediction;
        }

        if (stack.Commit is { } commit)
        {
            settings["Release__Commit"] = commit;
        }

        return settings;
    }
}
