using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using AzureRest;

namespace Delivery.Tests.Fake;

/// <summary>Validates bodies against Azure's published types of the requested API version and adds defaults.</summary>
internal sealed class FakeBodies
{
    private static readonly AzureTypes Types = new();
    private static readonly Lock Reading = new();

    /// <returns>Null if Azure would accept the body.</returns>
    public FakeReply? Refuse(FakeRequest request)
    {
        lock (Reading)
        {
            if (Types.Find(request.Type, request.ApiVersion) is not { } known || known.Version != request.ApiVersion)
            {
                return FakeReply.Error(
                    400,
                    "NoRegisteredProviderFound",
                    $"No registered resource provider found for '{request.Type}' with API version '{request.ApiVersion}'."
                );
            }

            var problems = new BodyCheck(_ => false)
                .Check(request.Body ?? [], known.Body, ArmId.Name(request.Path))
                .Where(problem => problem.IsError)
                .ToList();
            return problems.Count == 0
                ? null
                : FakeReply.Error(
                    400,
                    "InvalidRequestContent",
                    $"{request.Type}: {string.Join("; ", problems.Select(problem => $"{problem.Path} {problem.Message}"))}"
                );
        }
    }

    public static JsonObject Complete(FakeRequest request, JsonObject? before)
    {
        var item = request.Body!.DeepClone().AsObject();
        item["id"] = request.Path;
        item["name"] = ArmId.Name(request.Path);
        item["type"] = request.Type;
        item["properties"] ??= new JsonObject();
        var properties = item["properties"]!.AsObject();
        switch (request.Type)
        {
            case "Microsoft.ManagedIdentity/userAssignedIdentities":
                properties["clientId"] = before?["properties"]?["clientId"]?.ToString() ?? Guid.NewGuid().ToString();
                properties["principalId"] = before?["properties"]?["principalId"]?.ToString() ?? Guid.NewGuid().ToString();
                properties["tenantId"] = FakeAzure.Tenant;
                break;
            case "Microsoft.Authorization/roleAssignments":
                properties["scope"] = request.Scope;
                break;
            case "Microsoft.KeyVault/vaults/keys" when before is not null:
                return before;
            case "Microsoft.KeyVault/vaults":
                properties["vaultUri"] = $"https://{ArmId.Name(request.Path)}.vault.azure.net/";
                break;
            case "Microsoft.Storage/storageAccounts" or "Microsoft.Resources/resourceGroups":
                properties["provisioningState"] = "Succeeded";
                break;
        }

        return item;
    }

    /// <summary>Merges objects and replaces other values, as a PATCH in Azure does. Tags are replaced as a whole.</summary>
    public static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (name != "tags" && value is JsonObject inner && target[name] is JsonObject outer)
            {
                Merge(outer, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
