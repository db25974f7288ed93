using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Services.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Services.Keys;

/// <summary>Lists keys, which some services refuse where local authentication is off.</summary>
internal sealed class KeyActions : Service
{
    private static readonly string[] Actions =
    [
        "listKeys",
        "listAdminKeys",
        "listQueryKeys",
        "listConnectionStrings",
        "listCredentials",
        "regenerateKey",
        "sharedKeys",
    ];

    public override ArmResponse? Answer(Call call)
    {
        if (call.Method != "POST" || !call.Path.IsCollection || !Actions.Contains(call.Path.Last, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        return call.Azure.Resources.Find(call.Path.Above.Text) is not { } resource
            ? AzureErrors.NoResource(call.Path.Above)
            : Refused(resource) ?? new ArmResponse(200, Keys(resource));
    }

    private static ArmResponse? Refused(Resource resource)
    {
        var isOff = JsonPath.IsTrue(resource.Body, "properties", "disableLocalAuth");
        return resource.Type.ToUpperInvariant() switch
        {
            "MICROSOFT.COGNITIVESERVICES/ACCOUNTS" when isOff => ArmResponse.Failure(
                400,
                "BadRequest",
                "Failed to list key. disableLocalAuth is set to be true"
            ),
            "MICROSOFT.SEARCH/SEARCHSERVICES" when isOff => ArmResponse.Failure(
                403,
                "Forbidden",
                "API keys are disabled for this search service because disableLocalAuth is set to true."
            ),
            "MICROSOFT.CONTAINERREGISTRY/REGISTRIES" when !JsonPath.IsTrue(resource.Body, "properties", "adminUserEnabled") =>
                ArmResponse.Failure(
                    400,
                    "UnAuthorizedForCredentialOperations",
                    $"Cannot perform credential operations for {resource.Id} as admin user is disabled. Kindly enable admin user as per "
                        + "docs: https://docs.microsoft.com/azure/container-registry/container-registry-authentication#admin-account"
                ),
            _ => null,
        };
    }

    /// <summary>One body with the members of all services: each client reads its own.</summary>
    private static JsonObject Keys(Resource resource)
    {
        var (one, two) = (Key(resource, "1"), Key(resource, "2"));
        if (ArmPath.Same(resource.Type, "Microsoft.Storage/storageAccounts"))
        {
            return new JsonObject { ["keys"] = new JsonArray(OfStorage("key1", one), OfStorage("key2", two)) };
        }

        return new JsonObject
        {
            ["key1"] = one,
            ["key2"] = two,
            ["primaryKey"] = one,
            ["secondaryKey"] = two,
            ["primaryMasterKey"] = one,
            ["secondaryMasterKey"] = two,
            ["primarySharedKey"] = one,
            ["secondarySharedKey"] = two,
            ["username"] = resource.Name,
            ["passwords"] = new JsonArray(new JsonObject { ["name"] = "password", ["value"] = one }),
        };
    }

    private static JsonObject OfStorage(string name, string value) =>
        new()
        {
            ["keyName"] = name,
            ["value"] = value,
            ["permissions"] = "FULL",
        };

    private static string Key(Resource resource, string number) => $"simulated-{Fixed.Guid($"{resource.Id}#key{number}")}";
}
