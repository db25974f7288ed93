using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Components;

/// <summary>What the app is told of its surroundings. No value is a key: each dependency is an address, used with the app's identity.</summary>
public static class AppSettings
{
    public static IReadOnlyDictionary<string, Input<string>> For(
        StackContext stack, AppPackage package, UserAssignedIdentity identity, Monitoring monitoring, AiAccount ai, SearchService search,
        KeyVault vault, BlobStore documents)
    {
        var settings = new Dictionary<string, Input<string>>
        {
            // The app answers from its bundled documents until its Azure mode is built; the rest of these wait for that.
            ["Chat__Mode"] = "Embedded",
            ["Release__Version"] = package.Digest,

            // The platform's front end stands before the app: without this all people are one client to the rate limit.
            ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
            ["AZURE_CLIENT_ID"] = identity.ClientId,
            ["AzureAI__Endpoint"] = ai.Endpoint,
            ["AzureAI__ChatDeployment"] = stack.Settings.Chat.Purpose,
            ["AzureAI__EmbeddingDeployment"] = stack.Settings.Embedding.Purpose,
            ["Search__Endpoint"] = search.Endpoint,
            ["Search__Index"] = "knowledge",
            ["Documents__ContainerUri"] = documents.ContainerUri,
            ["KeyVault__Uri"] = vault.Uri,
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = monitoring.ConnectionString,
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = Output.Format($"Authorization=AAD;ClientId={identity.ClientId}"),
        };
        if (stack.Settings.Commit is { } commit)
        {
            settings["Release__Commit"] = commit;
        }

        return settings;
    }
}
