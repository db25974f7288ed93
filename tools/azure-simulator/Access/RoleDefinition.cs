using System.Text.Json.Nodes;

namespace AzureSimulator.Access;

/// <summary>What a role allows.</summary>
public sealed record RoleDefinition(
    string Name,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> NotActions,
    IReadOnlyList<string> DataActions,
    IReadOnlyList<string> NotDataActions
)
{
    /// <param name="body">Of a custom role, as Azure stores it.</param>
    public static RoleDefinition Of(JsonObject body)
    {
        var permissions = (body["properties"]?["permissions"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        return new RoleDefinition(
            (string?)body["properties"]?["roleName"] ?? "",
            List("actions"),
            List("notActions"),
            List("dataActions"),
            List("notDataActions")
        );

        IReadOnlyList<string> List(string name) =>
            [.. permissions.SelectMany(each => each[name] as JsonArray ?? []).Select(each => (string)each!)];
    }
}
