using System.IO.Enumeration;
using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Policy;

/// <summary>Judges the condition of a policy: allOf, anyOf, not, and comparisons of fields. What it does not know does not hold.</summary>
internal static class PolicyCondition
{
    /// <param name="value">Gives the value of a parameter.</param>
    public static bool Holds(JsonNode? node, Call call, Func<JsonNode?, JsonNode?> value) =>
        node is JsonObject condition
        && (
            condition["allOf"] is JsonArray all ? all.All(each => Holds(each, call, value))
            : condition["anyOf"] is JsonArray any ? any.Any(each => Holds(each, call, value))
            : condition["not"] is { } not ? !Holds(not, call, value)
            : (string?)condition["field"] is { } field
                && !field.Contains("[*]", StringComparison.Ordinal)
                && Compares(condition, Text(Field(call, field)), value)
        );

    /// <returns>A field of what is written: type, name, location, tags['x'], or an alias: Microsoft.Web/sites/httpsOnly.</returns>
    public static JsonNode? Field(Call call, string field) =>
        field switch
        {
            "type" => call.Type,
            "name" or "fullName" => call.Path.Name,
            _ when field.StartsWith("tags[", StringComparison.Ordinal) => JsonPath.At(call.Body, "tags", Tag(field)),
            _ when field.Contains('/', StringComparison.Ordinal) => Alias(call, field),
            _ => JsonPath.At(call.Body, field.Split('.')),
        };

    /// <returns>x for tags['x'] and tags[x].</returns>
    public static string Tag(string field) => field["tags[".Length..^1].Trim('\'');

    private static JsonNode? Alias(Call call, string alias)
    {
        if (!ArmPath.IsWithin(alias, call.Type))
        {
            return null;
        }

        var path = alias[(call.Type.Length + 1)..].Split('.', '/');
        return JsonPath.At(JsonPath.At(call.Body, "properties"), path) ?? JsonPath.At(call.Body, path);
    }

    private static bool Compares(JsonObject condition, string? field, Func<JsonNode?, JsonNode?> value)
    {
        foreach (var (name, operand) in condition)
        {
            var wanted = value(operand);
            switch (name)
            {
                case "equals":
                    return ArmPath.Same(field, Text(wanted));
                case "notEquals":
                    return !ArmPath.Same(field, Text(wanted));
                case "in":
                    return IsIn(field, wanted);
                case "notIn":
                    return !IsIn(field, wanted);
                case "exists":
                    return (field is not null) == ArmPath.Same(Text(wanted), "true");
                case "like":
                    return field is not null && IsLike(field, wanted);
                case "notLike":
                    return field is null || !IsLike(field, wanted);
            }
        }

        return false;
    }

    private static bool IsIn(string? field, JsonNode? list) => (list as JsonArray ?? []).Any(each => ArmPath.Same(field, Text(each)));

    private static bool IsLike(string field, JsonNode? pattern) => FileSystemName.MatchesSimpleExpression(Text(pattern), field);

    private static string? Text(JsonNode? node) => node is JsonValue ? node.ToString() : null;
}
