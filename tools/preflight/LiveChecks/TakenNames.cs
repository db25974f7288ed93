using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AzureRest;
using Planning.ResourceIds;

namespace Preflight.LiveChecks;

/// <summary>Globally unique names must be free or belong to the stack.</summary>
public sealed class TakenNames : ILiveCheck
{
    /// <summary>The name check of each type: path, API version, type name and place of the name in the request.</summary>
    private static readonly (string Token, string Path, string Api, string Type, string Name)[] Questions =
    [
        ("storage:StorageAccount", "Microsoft.Storage/checkNameAvailability", "2024-01-01", "Microsoft.Storage/storageAccounts", "name"),
        ("keyvault:Vault", "Microsoft.KeyVault/checkNameAvailability", KeyVaultApi.Version, "Microsoft.KeyVault/vaults", "name"),
        ("search:Service", "Microsoft.Search/checkNameAvailability", "2025-05-01", "searchServices", "name"),
        (
            "containerregistry:Registry",
            "Microsoft.ContainerRegistry/checkNameAvailability",
            "2023-07-01",
            "Microsoft.ContainerRegistry/registries",
            "name"
        ),
        ("web:WebApp", "Microsoft.Web/checknameavailability", "2024-04-01", "Microsoft.Web/sites", "name"),
        (
            "cognitiveservices:Account",
            "Microsoft.CognitiveServices/checkDomainAvailability",
            LiveContext.AiApi,
            "Microsoft.CognitiveServices/accounts",
            "subdomainName"
        ),
    ];

    public string Name => "names";

    public async IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (token, path, api, type, field) in Questions)
        {
            // An account that is brought back is the one that has the name.
            foreach (
                var resource in context
                    .Plan.Of(token)
                    .Where(resource =>
                        resource.Id.Length > 0 && !(resource.Has("properties.restore") && resource.Is("properties.restore", "true"))
                    )
            )
            {
                if (await context.Azure.FindAsync(resource.Id, ResourceTypes.ApiVersion(resource.Planned.Type)!, cancellation) is not null)
                {
                    continue;
                }

                var answer = await context.Azure.PostAsync(
                    $"/subscriptions/{context.Subscription}/providers/{path}",
                    api,
                    new JsonObject { [field] = resource.AzureName, ["type"] = type },
                    cancellation
                );
                if ((answer?["nameAvailable"] ?? answer?["isSubdomainAvailable"] ?? answer?["isNameAvailable"])?.ToString() == "false")
                {
                    yield return new LiveFinding(
                        Name,
                        resource.AzureName,
                        $"the name is taken ({answer!["reason"] ?? answer["message"]})",
                        "choose another name; it must be unique in all of Azure"
                    );
                }
            }
        }
    }
}
