using System.Text.Json.Nodes;
using AzureRest;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Bootstrap;

/// <summary>Runs `bootstrap` against a simulated Azure, with queries for what it created.</summary>
internal static class BootstrapRun
{
    public const string Group = $"/subscriptions/{TestAzure.Subscription}/resourceGroups/rg-aichat-delivery";

    public static Task<DeliveryRun> OfAsync(TestAzure azure, params string[] more) =>
        DeliveryRun.OfAsync(azure, ["bootstrap", "--project", DeliveryRun.Project, "--repository", "contoso/chat", .. more]);

    public static IReadOnlyList<JsonObject> Made(this TestAzure azure, string type) =>
        [.. azure.Resources.Ids.Select(id => azure.Resources[id]!).Where(item => item["type"]!.ToString() == type)];

    public static JsonObject One(this TestAzure azure, string type, string nameStart) =>
        azure.Made(type).Single(item => item["name"]!.ToString().StartsWith(nameStart, StringComparison.Ordinal));

    /// <summary>A custom role by a part of its name.</summary>
    public static JsonObject RoleNamed(this TestAzure azure, string title) =>
        azure
            .Made("Microsoft.Authorization/roleDefinitions")
            .Single(item => item["properties"]!["roleName"]!.ToString().Contains(title, StringComparison.Ordinal));

    public static JsonObject Permission(this JsonObject role) => role["properties"]!["permissions"]!.AsArray().Single()!.AsObject();

    /// <summary>Role, scope and condition of each role assignment of an identity.</summary>
    public static IReadOnlyList<(string Role, string Scope, string? Condition)> RightsOf(this TestAzure azure, string identity)
    {
        var principal = azure.Made("Microsoft.ManagedIdentity/userAssignedIdentities").Single(item => item["name"]!.ToString() == identity)[
            "properties"
        ]!["principalId"]!.ToString();
        return
        [
            .. azure
                .Made("Microsoft.Authorization/roleAssignments")
                .Select(item => item["properties"]!)
                .Where(right => right["principalId"]!.ToString() == principal)
                .Select(right =>
                    (ArmId.Name(right["roleDefinitionId"]!.ToString()), right["scope"]!.ToString(), right["condition"]?.ToString())
                ),
        ];
    }
}
