using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;
using Planning.ResourceIds;

namespace Preflight.Tests.Rules;

/// <summary>A planned resource with the id and the outputs that Azure would give it.</summary>
internal static partial class TestResource
{
    public static PlannedResource Of(string type, string name, JsonObject inputs, IReadOnlyList<string> dependsOn)
    {
        var token = $"azure-native:{type}";
        return new PlannedResource
        {
            Urn = $"urn:pulumi:stack::project::{token}::{name}",
            Type = token,
            Name = name,
            Custom = true,
            Id = Id(token, name, inputs),
            Inputs = inputs,
            Outputs = Outputs(type, name, inputs),
            DependsOn = dependsOn,
        };
    }

    /// <summary>The same name always gives the same GUID.</summary>
    public static string Guid(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();

    private static string Id(string token, string name, JsonObject inputs)
    {
        if (ResourceTypes.Path(token) is not { } path)
        {
            return $"{TestPlan.Group}/providers/Test.{token.Split(':')[1]}/{token.Split(':')[^1]}/{name}";
        }

        var last =
            Placeholder().Matches(path) is [.., var match] && path.EndsWith(match.Value, StringComparison.Ordinal) ? match.Value : null;
        var id = Placeholder()
            .Replace(path, placeholder => placeholder.Value == "{subscription}" ? "00000000-0000-0000-0000-000000000001"
                : inputs[placeholder.Value[1..^1]] is { } given ? given.ToString().Trim('/')
                : placeholder.Value == last ? name
                : throw new InvalidOperationException($"{name} needs the input {placeholder.Value}: its path is {path}"));
        return path[0] == '/' ? id
            : path[0] == '{' ? $"/{id}"
            : $"{TestPlan.Group}/providers/{id}";
    }

    private static JsonObject Outputs(string type, string name, JsonObject inputs) =>
        type switch
        {
            "managedidentity:UserAssignedIdentity" => new()
            {
                ["principalId"] = Guid($"{name} principal"),
                ["clientId"] = Guid($"{name} client"),
            },
            "cognitiveservices:Account"
            or "search:Service" when inputs.Text("identity.type")?.StartsWith("SystemAssigned", StringComparison.Ordinal) == true => new()
            {
                ["identity"] = new JsonObject { ["principalId"] = Guid($"{name} principal") },
            },
            "web:WebApp" or "web:WebAppSlot" => new()
            {
                ["defaultHostName"] = $"{inputs.Text("name") ?? name}.azurewebsites.net",
                ["identity"] =
                    inputs.Text("identity.type")?.StartsWith("SystemAssigned", StringComparison.Ordinal) == true
                        ? new JsonObject { ["principalId"] = Guid($"{name} principal") }
                        : null,
            },
            _ => [],
        };

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
